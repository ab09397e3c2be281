"""Links between the documents lead somewhere."""

import re
from pathlib import Path

import pytest

from tests.house.plan import project_files, shown

DOCUMENTS = [path for path in project_files() if path.suffix == ".md"]
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)


@pytest.mark.parametrize("path", DOCUMENTS, ids=shown)
def test_a_document_leads_nowhere_that_is_not_there(path: Path) -> None:
    links = LINK.findall(CODE.sub("", path.read_text(encoding="utf-8")))
    ours = [link for link in links if not re.match(r"[a-z]+:", link)]
    assert [link for link in ours if not (path.parent / link).exists()] == []
