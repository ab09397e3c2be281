"""Digests in and out of files, and their lists on both databases."""

import json
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import delete, select

from forum.actions.importing import checking, writing
from forum.actions.importing.reading import BadLine
from forum.actions.research import digest_approval, digests
from forum.formats.archive.line_writing import dump_line
from forum.models import Digest, DigestVersion, ResearchStudy, db
from forum.queries.kit.snapshots import snapshot
from forum.queries.research import digest_desk
from forum.queries.research import digests as queries
from forum.queries.upkeep import checks, exporting
from forum.rules.kit.people import VISITOR
from forum.rules.research.digests import text_from_dict
from tests.fixtures.house import Browser, Maker
from tests.samples.digests import HONEST_TEXT, LOUD_TEXT

LOWERED = {"points": 0, "reason": "One group.", "by": 2, "at": 1_724_853_333}


@pytest.fixture
def published(ben: Browser, okafor: Browser, make: Maker) -> int:
    """A digest of two versions, of which Ben showed fewer points."""
    study = db.session.scalars(select(ResearchStudy.id).where(ResearchStudy.key == "keller-2016")).one()
    made = digests.begin(ben.person, study, LOUD_TEXT, make.now)
    digests.ask(ben.person, made, 1, make.now)
    digest_approval.approve(okafor.person, made, 1, "It quotes the news.", make.now)
    digests.save(ben.person, made, HONEST_TEXT, "The title was too loud.", 1, make.now)
    digests.ask(ben.person, made, 2, make.now)
    digest_approval.approve(okafor.person, made, 2, "", make.now)
    digest_approval.lower(ben.person, made, 0, "One group.", 1, make.now)
    return made


def exported(path: Path) -> Path:
    with snapshot():
        path.write_text("".join(dump_line(line) for line in exporting.every_line()), encoding="utf-8")
    return path


def bring_in(file: Path, make: Maker) -> int:
    census = checking.check_file(file, lambda _done: None)
    writing.write_file(file, census, make.now, lambda _done: None)
    db.session.remove()
    return census.new["digest"]


def lines_of(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if '"digest"' in line]


def test_a_digest_goes_out_and_comes_back_as_it_was(published: int, make: Maker, tmp_path: Path) -> None:
    file = exported(tmp_path / "out.jsonl")
    (line,) = lines_of(file)
    assert line["study"] == "keller-2016"
    assert bring_in(file, make) == 0
    db.session.execute(delete(Digest).where(Digest.id == published))
    db.session.commit()
    assert bring_in(file, make) == 1
    assert lines_of(exported(tmp_path / "again.jsonl")) == [line]
    read = queries.find_read(published, VISITOR)
    assert read is not None
    assert (read.text, read.credibility.shown, read.version.correction) == (HONEST_TEXT, 0, "The title was too loud.")
    first = db.session.get_one(DigestVersion, (published, 1))
    assert (text_from_dict(first.text), first.standing_reason) == (LOUD_TEXT, "It quotes the news.")
    wrong = [one.words for one in checks.check_all(make.now) if one.wrong]
    assert [words for words in wrong if "jobs that wait" not in words] == []


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"study": "nobody-2020"}, "no study “nobody-2020” here"),
        ({"versions": []}, "numbered 1, 2, 3"),
        ({"lowered": [LOWERED, LOWERED | {"points": 3}]}, "fewer points each time"),
        ({"thread": 9999}, "neither in this file nor here"),
        ({"extra": 1}, "unknown field"),
    ],
)
def test_a_line_that_breaks_a_rule_is_refused(
    changes: dict[str, object], says: str, published: int, make: Maker, tmp_path: Path
) -> None:
    (line,) = lines_of(exported(tmp_path / "out.jsonl"))
    db.session.execute(delete(Digest).where(Digest.id == published))
    db.session.commit()
    bad = tmp_path / "bad.jsonl"
    bad.write_text(json.dumps(line | changes) + "\n", encoding="utf-8")
    with pytest.raises(BadLine, match=says):
        bring_in(bad, make)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"approved_by": 2}, "nobody approves what they wrote"),
        ({"keep": " "}, "“keep” is empty"),
        ({"n": 2}, "1, 2, 3"),
    ],
)
def test_a_version_that_breaks_a_rule_is_refused(
    changes: dict[str, object], says: str, published: int, make: Maker, tmp_path: Path
) -> None:
    (line,) = lines_of(exported(tmp_path / "out.jsonl"))
    versions = line["versions"]
    assert isinstance(versions, list)
    bad = tmp_path / "bad.jsonl"
    bad.write_text(json.dumps(line | {"id": 900, "versions": [versions[0] | changes]}) + "\n", encoding="utf-8")
    with pytest.raises(BadLine, match=says):
        bring_in(bad, make)


def test_what_is_no_digest_for_everybody_stays_out_of_the_file(
    published: int, ben: Browser, make: Maker, tmp_path: Path
) -> None:
    digest_approval.take_down(ben.person, published, "It has to be read again.", make.now)
    study = db.session.scalars(select(ResearchStudy.id)).first() or 0
    digests.begin(ben.person, study, HONEST_TEXT, make.now)
    assert lines_of(exported(tmp_path / "out.jsonl")) == []


def test_lists_are_told_by_both_databases(house: Flask) -> None:
    assert len(queries.page_digests()) == len(queries.list_newest()) == 10
    assert {one.title for one in queries.page_digests("falls")} == {
        one.title for one in queries.page_digests() if "falls" in one.topics
    }
    assert queries.count_topics()[0][1] >= 5
    first = queries.list_newest()[-1]
    assert queries.list_alike(first.id)
    assert queries.find_stamp(first.id)
    assert digest_desk.count_tabs() == {"waiting": 0, "look": 0, "drafts": 0, "down": 0}
    assert [*digest_desk.list_tab("waiting")] == []
