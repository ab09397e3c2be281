"""A study that is taken back pulls what leans on it into the queue of the moderators."""

from collections.abc import Callable

from sqlalchemy import select

from forum.models import Digest, ResearchStudy, StudyLean, db
from forum.queries.library.exercises import get_library
from forum.queries.moderation.leaning import LEANING
from tests.fixtures.doors import RESOURCE
from tests.fixtures.house import Browser

TAKEN_BACK = {"status": "retracted", "reason": "Its numbers could not be found again."}


def leaned_on() -> ResearchStudy:
    """A study of the library that some exercise names."""
    sources = {line.source for one in get_library().exercises.values() for line in one.evidence}
    db.session.rollback()
    return db.session.scalars(select(ResearchStudy).where(ResearchStudy.key.in_(sources)).order_by("id")).first()  # type: ignore[return-value]


def naming(study: ResearchStudy) -> list[str]:
    return [one.name for one in get_library().exercises.values() if study.key in {line.source for line in one.evidence}]


def open_leans() -> list[StudyLean]:
    db.session.rollback()
    return list(db.session.scalars(select(StudyLean).where(StudyLean.closed_at.is_(None)).order_by(StudyLean.id)))


def test_exercises_that_name_it_wait_with_the_reason(ben: Browser, work: Callable[[], None]) -> None:
    study = leaned_on()
    ben.post(f"/mod/studies/{study.id}/status", TAKEN_BACK)
    work()
    names = naming(study)
    assert [one.title for one in open_leans() if one.noun == "exercise"] == names
    page = ben.get("/mod").text
    assert "A study that it leans on was corrected or taken back" in page
    assert "Its numbers could not be found again." in page
    assert names[0] in page


def test_its_digest_waits_too(ben: Browser, work: Callable[[], None]) -> None:
    digest = db.session.scalars(select(Digest).order_by(Digest.id)).first()
    assert digest
    ben.post(f"/mod/studies/{digest.study_id}/status", TAKEN_BACK)
    work()
    assert [one.title for one in open_leans() if one.noun == "digest"] == [digest.title]


def test_a_resource_that_is_the_study_waits_too(ben: Browser, work: Callable[[], None]) -> None:
    study = db.session.scalars(select(ResearchStudy).where(ResearchStudy.doi.is_not(None)).order_by("id")).first()
    assert study
    ben.post("/mod/resources/new", RESOURCE | {"title": "The paper itself", "url": f"https://doi.org/{study.doi}"})
    ben.post(f"/mod/studies/{study.id}/status", TAKEN_BACK)
    work()
    assert "The paper itself" in [one.title for one in open_leans() if one.noun == "resource"]


def test_ben_says_that_he_looked_and_it_is_in_the_modlog(ben: Browser, work: Callable[[], None]) -> None:
    study = leaned_on()
    ben.post(f"/mod/studies/{study.id}/status", TAKEN_BACK)
    work()
    first, *rest = open_leans()
    done = ben.post(f"/mod/cases/lean/{first.id}", {"act": "keep", "reason": "I took the study off its page."})
    assert done.status_code == 303
    assert [one.id for one in open_leans()] == [one.id for one in rest]
    assert "I took the study off its page." in ben.get("/mod/log").text


def test_saying_it_twice_makes_no_second_case(ben: Browser, work: Callable[[], None]) -> None:
    study = leaned_on()
    ben.post(f"/mod/studies/{study.id}/status", TAKEN_BACK)
    work()
    before = [one.id for one in open_leans()]
    ben.post(f"/mod/studies/{study.id}/status", TAKEN_BACK | {"reason": "It was a mistake of the journal."})
    work()
    assert [one.id for one in open_leans()] == before
    assert all("a mistake of the journal" in one.reason for one in open_leans())


def test_a_study_that_stands_again_lets_go_of_all(ben: Browser, work: Callable[[], None]) -> None:
    study = leaned_on()
    ben.post(f"/mod/studies/{study.id}/status", TAKEN_BACK)
    work()
    ben.post(f"/mod/studies/{study.id}/status", {"status": "standing", "reason": ""})
    work()
    assert open_leans() == []


def test_the_exercise_says_at_once_that_the_study_was_taken_back(ben: Browser, client: Browser) -> None:
    study = leaned_on()
    exercise = next(
        one.id for one in get_library().exercises.values() if study.key in {line.source for line in one.evidence}
    )
    client.get(f"/exercises/{exercise}")
    ben.post(f"/mod/studies/{study.id}/status", TAKEN_BACK)
    assert "This study was taken back" in client.get(f"/exercises/{exercise}").text


def test_a_page_that_names_it_beside_says_so_at_once(ben: Browser, client: Browser) -> None:
    study = leaned_on()
    page = client.get(f"/studies/{study.id}", follow_redirects=True).text
    beside = [one for one in db.session.scalars(select(ResearchStudy)) if f'href="/studies/{one.id}/' in page]
    assert beside
    ben.post(f"/mod/studies/{beside[0].id}/status", TAKEN_BACK)
    assert "This study was taken back" in client.get(f"/studies/{study.id}", follow_redirects=True).text


def test_every_noun_that_leans_answers_for_any_study(app: object) -> None:
    study = leaned_on()
    found = {noun: list(find(study)) for noun, find in LEANING.items()}
    assert found["exercise"]
    assert all(one.url.startswith("/") for rows in found.values() for one in rows)
