"""Studies are found as a kind of their own, with what must be said of them first."""

from collections.abc import Callable

from sqlalchemy import select

from forum.actions.kit.base import enqueue, transaction
from forum.actions.research import standing
from forum.jobs import indexing
from forum.models import ResearchStudy, db
from forum.search import comparing
from forum.search.groups import GROUPS
from forum.search.listing.nouns import LISTED
from forum.web.library.search_view import GROUP_WORDS
from tests.fixtures.house import Browser, Maker
from tests.fixtures.terminal import Said


def study_id(key: str) -> int:
    return db.session.scalars(select(ResearchStudy.id).where(ResearchStudy.key == key)).one()


def put_all(make: Maker) -> None:
    with transaction() as session:
        for id_ in session.scalars(select(ResearchStudy.id)):
            enqueue(session, "study.saved", make.now, study_id=id_)


def test_cleo_finds_a_study_as_a_kind_of_its_own(client: Browser, make: Maker, work: Callable[[], None]) -> None:
    put_all(make)
    work()
    page = client.get("/search?q=elastic+bands+for+hip+strength&kind=study")
    assert f"/studies/{study_id('keller-2016')}/elastic-bands" in page.text
    assert "One group, before and after" in page.text
    grouped = client.get("/search?q=elastic+bands+for+hip+strength")
    assert 'id="group-study">Studies' in grouped.text
    assert "The study</a>" in grouped.text or "studies</a>" in grouped.text


def test_a_study_that_was_taken_back_says_so_in_every_hit(
    client: Browser, ben: Browser, make: Maker, work: Callable[[], None], strideshare: Callable[..., Said]
) -> None:
    put_all(make)
    standing.mark(ben.person, study_id("keller-2016"), "retracted", "Taken back by its journal.", make.now)
    work()
    assert "This study was taken back" in client.get("/search?q=elastic+bands+hip&kind=study").text
    (first, *_) = client.get("/api/v1/search?q=elastic+bands+hip+strength&kind=study").get_json()["hits"]
    assert first["kind"] == "study"
    assert first["marks"] == ["This study was taken back", "One group, before and after"]
    told = strideshare("search", "elastic bands hip", "--kind", "study").out
    assert "This study was taken back." in told
    assert "This study was taken back." in client.get("/feeds/search?q=elastic+bands+hip&kind=study").text


def test_a_digest_of_a_study_that_was_taken_back_says_so_in_every_hit(
    client: Browser, ben: Browser, make: Maker, work: Callable[[], None]
) -> None:
    indexing.rebuild()
    standing.mark(ben.person, study_id("keller-2016"), "retracted", "Taken back by its journal.", make.now)
    work()
    hits = client.get("/api/v1/search?q=elastic+bands+hip+strength&kind=digest").get_json()["hits"]
    assert "This study was taken back" in hits[0]["marks"]
    assert "This study was taken back." in client.get("/feeds/search?q=elastic+bands+hip&kind=digest").text


def test_a_hit_says_what_did_not_differ(client: Browser, make: Maker, work: Callable[[], None]) -> None:
    put_all(make)
    work()
    assert "No clear difference in:" in client.get("/search?q=strength+training+walking+trial&kind=study").text


def test_nobody_finds_a_draft(client: Browser, make: Maker, work: Callable[[], None]) -> None:
    put_all(make)
    work()
    with transaction() as session:
        study = session.get_one(ResearchStudy, study_id("keller-2016"))
        study.state = "draft"
        enqueue(session, "study.saved", make.now, study_id=study.id)
    before = client.get("/search?q=elastic+bands+for+hip+strength&kind=study").text
    work()
    after = client.get("/search?q=elastic+bands+for+hip+strength&kind=study").text
    assert f"/studies/{study_id('keller-2016')}/" not in before + after


def test_the_index_is_compared_with_the_studies_too(app: object, make: Maker, work: Callable[[], None]) -> None:
    put_all(make)
    work()
    with transaction() as session:
        session.get_one(ResearchStudy, study_id("keller-2016")).state = "draft"
    assert comparing.compare().surplus == {f"study:{study_id('keller-2016')}"}


def test_a_facet_of_exercises_narrows_studies_as_well(client: Browser, make: Maker, work: Callable[[], None]) -> None:
    put_all(make)
    work()
    found = client.get("/api/v1/search?q=training&kind=study&modality=aerobic").get_json()["hits"]
    kept = {str(one.id) for one in db.session.scalars(select(ResearchStudy)) if "aerobic" in one.data["modality"]}
    assert found
    assert {str(one["id"]) for one in found} <= kept


def test_every_listed_kind_is_grouped_and_said() -> None:
    assert LISTED.keys() <= {kind for group in GROUPS for kind in group}
    assert set(GROUP_WORDS) == set(GROUPS)
