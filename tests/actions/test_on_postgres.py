"""The whole house on PostgreSQL: what people do, what the worker does, and that everything is in order afterwards."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask

from forum.actions.kit import throttles
from forum.actions.library import library, resources
from forum.actions.library.authors import tell_authors
from forum.actions.members import members, registration, sessions, tokens
from forum.actions.moderation import (
    exercise_holds,
    exercise_reviews,
    flags,
    hosts,
    moderation,
    thread_moderation,
)
from forum.actions.routines import drafts as routine_drafts
from forum.actions.routines import fit_profiles, fitted_cards, helpful, lines, publishing, reviews, routines, saves
from forum.actions.talk import contact, drafts, posts, threads
from forum.actions.upkeep import schema
from forum.app import create_app
from forum.cli.demo import community
from forum.clock import utc_now
from forum.jobs import indexing, worker
from forum.models import db
from forum.paths import seeds_folder
from forum.queries.library.clinic import page_desk
from forum.queries.library.exercises import get_library
from forum.queries.members.people import find_person_by_name, find_visit
from forum.queries.moderation import moderation as moderation_queries
from forum.queries.notices.contact import list_contacts
from forum.queries.notices.notices import page_notices
from forum.queries.talk.posts import find_place, find_thread_of
from forum.queries.upkeep import checks
from forum.rules.fitting.profiles import THINGS, FitProfile
from forum.rules.kit.people import VISITOR, Person
from forum.search import service
from tests.fixtures.house import PASSWORD, Browser, settings_for
from tests.fixtures.postgres import PostgresServer
from tests.samples.library import STORY_CARD

pytestmark = pytest.mark.postgres
NOW = utc_now().replace(microsecond=0)


@pytest.fixture(scope="module")
def demo_house(postgres_server: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The demo community on PostgreSQL, its jobs done; made once, as it takes a while."""
    url = postgres_server.create()
    app = create_app(settings_for(tmp_path_factory.mktemp("house"), database_url=url))
    with app.app_context():
        schema.migrate()
        library.load_library(seeds_folder(), NOW)
        assert community.make(seeds_folder() / "demo", app.config["HOUSE"].instance, NOW)
        indexing.rebuild()
        drain()
        yield app
        db.session.remove()
        db.engine.dispose()
    postgres_server.drop(url)


def drain() -> None:
    """Do all due jobs."""
    while worker.work_once(utc_now() + timedelta(seconds=1)):
        pass
    db.session.remove()


def person(name: str) -> Person:
    found = find_person_by_name(name)
    assert found is not None
    return found


def drift() -> list[str]:
    """The invariants that do not hold."""
    return [finding.words for finding in checks.check_all(NOW) if finding.wrong]


def test_the_demo_community_lives_on_postgres(demo_house: Flask) -> None:
    cleo = Browser(demo_house)
    pages = ["/", "/c/balance", "/t/12", "/routines", "/exercises", "/resources", "/search?q=foam+balance", "/u/ana"]
    assert [cleo.get(page, follow_redirects=True).status_code for page in pages] == [200] * len(pages)
    assert service.search("balance exercises sitting down", VISITOR).total > 10
    assert drift() == []


def test_posts_and_threads_live_through_everything_on_postgres(demo_house: Flask) -> None:
    ana, ben = person("ana"), person("ben")
    thread_id = find_thread_of(threads.start(ana, threads.NewThread("balance", "On glass", "Hello."), NOW).post_id)
    post_id = posts.reply(ana, thread_id, "First [[wall-squat]] words.", NOW, idempotency_key="k").post_id
    assert posts.reply(ana, thread_id, "First [[wall-squat]] words.", NOW, idempotency_key="k").post_id == post_id
    posts.edit(ana, post_id, "Second words.", NOW)
    posts.remove(ana, post_id, NOW)
    posts.restore(ana, post_id, NOW)
    flag_id = flags.raise_flag(person("cleo"), "post", post_id, "other", "Please look at this one.", NOW)
    moderation.hide(ben, "post", post_id, "Not kind enough.", NOW)
    moderation.restore(ben, "post", post_id, "Kind enough after all.", NOW)
    thread_moderation.move(ben, thread_id, "strength", "It fits better there.", NOW)
    thread_moderation.lock(ben, thread_id, "All is said here.", NOW)
    drafts.save(ana, "reply:1", {"body": "Half a thought"}, NOW)
    drain()
    place = find_place(post_id, VISITOR)
    assert flag_id
    assert place is not None
    assert place.body == "Second words."
    assert drift() == []


def test_cards_resources_and_hosts_live_through_everything_on_postgres(demo_house: Flask) -> None:
    ana, ben, cleo = person("ana"), person("ben"), person("cleo")
    routine_id = publishing.add_card(ana, STORY_CARD, NOW)
    saves.keep(cleo, routine_id, NOW)
    saves.let_go(cleo, routine_id, NOW)
    copy_id = routine_drafts.copy(cleo, routine_id, NOW)
    moderation.hide(ben, "routine", routine_id, "Please add a warning.", NOW)
    moderation.restore(ben, "routine", routine_id, "The warning is there now.", NOW)
    routines.set_state(ana, routine_id, "private", NOW)
    suggested = resources.suggest(
        cleo, title="A page", url="https://a.example/x", why="Made by a hospital team.", now=NOW
    )
    resources.decline(ben, suggested, "We have this page already.", NOW)
    hosts.judge(ben, "nhs.example", "trusted", "The health service.", NOW)
    hosts.drop(ben, "nhs.example", "It moved away.", NOW)
    drain()
    assert copy_id != routine_id
    assert drift() == []


def test_notices_and_words_to_the_moderators_are_said_on_postgres(demo_house: Flask) -> None:
    ana, ben, dee = person("ana"), person("ben"), person("dee")
    contact.write(ana, "Where is my post?", NOW)
    contact.answer(ben, ana.id, "It is back.", NOW)
    before = [said.text for said in list_contacts(dee, ana.id)]
    assert before == ["ben wrote to ana: “It is back.”", "ana wrote to the moderators: “Where is my post?”"]
    told = [said.text for said in page_notices(ana)]
    assert told[0] == "ben, a moderator, wrote to you: “It is back.”"
    assert [words for words in told if "replied in your thread “" in words]


def test_versions_reviews_and_fitted_cards_live_through_everything_on_postgres(demo_house: Flask) -> None:
    ana, cleo, okafor = person("ana"), person("cleo"), person("okafor")
    routine_id = publishing.add_card(ana, STORY_CARD, NOW)
    reviews.review(okafor, routine_id, 1, "Start with one set.", NOW)
    helpful.say(cleo, routine_id, NOW)
    swap = lines.Swap(0, "wall-ball-squat", "counter-side-mini-squat")
    swapped = lines.swap(cleo, routine_id, swap, NOW)
    added = lines.add(cleo, routine_id, "heel-raise", NOW)
    assert added.routine_id == swapped.routine_id
    publishing.publish(cleo, swapped.routine_id, "public", NOW, note="Mine now.")
    fit_profiles.save(cleo, FitProfile(has_company=True, may_close_eyes=True, things=THINGS), NOW)
    fitted = fitted_cards.keep(cleo, routine_id, fitted_cards.Acceptance(1, "amber"), NOW, idempotency_key="fit")
    assert (
        fitted_cards.keep(cleo, routine_id, fitted_cards.Acceptance(1, "amber"), NOW, idempotency_key="fit") == fitted
    )
    client = Browser(demo_house)
    for page in ("history", "changes", "coverage", "report", "take", "day/red", "v/1.csv", "v/1.fhir.json"):
        assert client.get(f"/routines/{routine_id}/{page}").status_code == 200
    card = client.get(f"/routines/{routine_id}", follow_redirects=True).text
    assert "okafor, physiotherapist" in card
    assert "Made from this card" in card
    assert client.get("/routines?sort=helpful&review=clinician").status_code == 200
    reviews.withdraw(okafor, routine_id, 1, NOW)
    helpful.take_back(cleo, routine_id)
    fit_profiles.forget(cleo)
    drain()
    assert drift() == []


def test_accounts_live_through_everything_on_postgres(demo_house: Flask) -> None:
    nell_id = registration.register("nell-new", "nell@example.org", PASSWORD, NOW)
    registration.confirm(tokens.issue(nell_id, "confirm", NOW), NOW)
    assert person("nell-new").is_confirmed
    token = tokens.token_hash("a token")
    sessions.open_session(nell_id, NOW, token_hash=token, is_remembered=False, browser="A test")
    assert find_visit(token, NOW) is not None
    members.suspend(person("ben"), nell_id, 7, "Please cool down a little.", NOW)
    assert person("nell-new").is_suspended(NOW)
    members.change_role(person("dee"), nell_id, "clinician", "She showed her licence.", NOW)
    throttles.take("login", NOW, account="nell-new", address="127.0.0.1")
    sessions.end_others(nell_id, 0)
    assert find_visit(token, NOW) is None
    drain()
    assert drift() == []


@pytest.mark.usefixtures("demo_house")
def test_the_clinicians_desk_on_postgres() -> None:
    okafor = person("okafor")
    first = page_desk().rows[0].exercise.id
    exercise_reviews.sign(okafor, first, get_library().hashes[first], "Read.", NOW)
    hold = exercise_holds.see_risk(okafor, "wall-ball-squat", "The ball can roll away.", NOW)
    drain()
    assert page_desk().counts["reviewed"] == page_desk().counts["held"] == 1
    cases = [*moderation_queries.page_cases(person("ben")), *moderation_queries.page_cases(person("ben"), 2)]
    assert ("exercise", hold) in {(case.noun, case.id) for case in cases}
    exercise_holds.lift(okafor, hold, "It was tied down.", NOW)
    exercise_reviews.withdraw(okafor, first, NOW)
    tell_authors(NOW)
    drain()
    assert page_desk().counts["held"] == 0
    assert drift() == []
