"""Studies from the terminal: a file of references, the list, and the way out and in again."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from forum.actions.importing import checking, writing
from forum.actions.importing.reading import BadLine
from forum.actions.kit.base import transaction
from forum.actions.research import curating, leaning, standing
from forum.formats.archive.line_writing import dump_line
from forum.models import Digest, OutboxRow, ResearchStudy, StudyLean, db
from forum.queries.upkeep import exporting
from forum.rules.research.shape import problems_of
from tests.fixtures.crowd import DRAFT_STUDY
from tests.fixtures.house import Browser, Maker
from tests.fixtures.terminal import Said

Run = Callable[..., Said]


def test_every_study_that_comes_with_the_library_has_the_shape_of_a_record(app: object) -> None:
    found = {one.key: problems_of(one.data) for one in db.session.scalars(select(ResearchStudy))}
    assert {key: problems for key, problems in found.items() if problems} == {}


def exported(folder: Path) -> Path:
    file = folder / "all.jsonl"
    file.write_text("".join(dump_line(line) for line in exporting.every_line()), encoding="utf-8")
    return file


def bring(file: Path, make: Maker) -> None:
    census = checking.check_file(file, lambda _done: None)
    if writing.is_needed(census, make.now):
        writing.write_file(file, census, make.now, lambda _done: None)


def test_what_curators_did_goes_out_and_comes_back(ben: Browser, make: Maker, tmp_path: Path) -> None:
    study_id = curating.add(ben.person, DRAFT_STUDY, make.now)
    marked = db.session.scalars(select(ResearchStudy.id).where(ResearchStudy.key == "keller-2016")).one()
    standing.mark(ben.person, marked, "retracted", "Taken back by its journal.", make.now)
    file = exported(tmp_path)
    before = {row.id: row.data for row in db.session.scalars(select(ResearchStudy))}
    with transaction() as session:
        session.delete(session.get_one(ResearchStudy, study_id))
        again = session.get_one(ResearchStudy, marked)
        again.status, again.status_note = "standing", ""
    bring(file, make)
    db.session.rollback()
    assert {row.id: row.data for row in db.session.scalars(select(ResearchStudy))} == before
    assert db.session.get_one(ResearchStudy, study_id).state == "draft"
    assert db.session.get_one(ResearchStudy, marked).status == "retracted"


def test_a_retraction_in_a_file_lays_what_leans_on_the_study_before_moderators_once(
    ben: Browser, make: Maker, tmp_path: Path
) -> None:
    digest = db.session.scalars(select(Digest).where(Digest.key.is_not(None)).order_by(Digest.id)).first()
    assert digest is not None
    standing.mark(ben.person, digest.study_id, "retracted", "Taken back by its journal.", make.now)
    file = exported(tmp_path)
    with transaction() as session:
        again = session.get_one(ResearchStudy, digest.study_id)
        again.status, again.status_note, again.is_curated = "standing", "", False
        session.execute(delete(OutboxRow))
    bring(file, make)
    bring(file, make)
    waiting = list(db.session.scalars(select(OutboxRow).where(OutboxRow.kind == "study.stands")))
    assert [one.payload for one in waiting] == [{"study_id": digest.study_id}]
    for _ in range(2):
        leaning.pull(digest.study_id, make.now)
    leans = db.session.execute(select(StudyLean.noun, StudyLean.noun_id).where(StudyLean.closed_at.is_(None))).all()
    assert ("digest", str(digest.id)) in [tuple(one) for one in leans]
    assert len(leans) == len(set(leans))


def test_bringing_it_in_again_changes_nothing(ben: Browser, make: Maker, tmp_path: Path) -> None:
    curating.add(ben.person, DRAFT_STUDY, make.now)
    file = exported(tmp_path)
    assert not checking.check_file(file, lambda _done: None).new["study"]


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({"title": "One"}, "key"),
        ({"title": "One", "key": "one", "colour": "blue"}, "colour"),
        ({"title": "One", "key": "keller-2016"}, "another id"),
        ({"title": "x" * 501, "key": "one"}, "At most 500"),
        ({"key": "one"}, "title"),
    ],
    ids=["no key", "unknown", "known", "long", "no title"],
)
def test_a_line_that_is_no_study_is_refused_with_its_number(
    app: object, tmp_path: Path, record: dict[str, str], words: str
) -> None:
    file = tmp_path / "one.jsonl"
    line = {"kind": "study", "id": 900, "at": 1_700_000_000, "state": "draft", "record": record}
    file.write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(BadLine, match=r"^Line 1:.*" + words):
        checking.check_file(file, lambda _done: None)


def test_a_conflicting_id_is_refused(app: object, tmp_path: Path) -> None:
    file = tmp_path / "one.jsonl"
    line = {"kind": "study", "id": 1, "at": 1_700_000_000, "state": "draft", "record": {"title": "One", "key": "one"}}
    file.write_text(json.dumps(line), encoding="utf-8")
    with pytest.raises(BadLine, match="Line 1"):
        checking.check_file(file, lambda _done: None)


REFS = "title,doi\n" + "".join(f"Study {n},10.5555/{n}\n" for n in range(300))


def test_a_file_of_references_becomes_drafts_once(app: object, strideshare: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.csv").write_text(REFS, encoding="utf-8")
    first = strideshare("study", "import", tmp_path / "refs.csv")
    again = strideshare("study", "import", tmp_path / "refs.csv")
    assert "300 new drafts, 0 known already" in first.out
    assert "0 new drafts, 300 known already" in again.out
    assert len(strideshare("study", "list", "--drafts").out.splitlines()) == 300


def test_a_bad_row_keeps_all_out_unless_the_good_are_wanted(app: object, strideshare: Run, tmp_path: Path) -> None:
    (tmp_path / "refs.csv").write_text("title,doi\nOne,what\nTwo,10.5555/2\n", encoding="utf-8")
    refused = strideshare("study", "import", tmp_path / "refs.csv")
    assert refused.status == 1
    assert "Study 1 (One): This is not a DOI." in refused.err
    assert "none was" in refused.err
    kept = strideshare("study", "import", tmp_path / "refs.csv", "--keep-good")
    assert "1 new drafts" in kept.out
