"""No surface drops a flag: every way to read a card, asked for every safety fact; a new door must join the table."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from html import unescape

import pytest
from flask import Flask

import forum.formats.paper
import forum.formats.programmes
import forum.formats.routines
from forum.formats.routines.view import view_card
from forum.paths import templates_folder
from forum.rules.fitting.energy_days import for_day
from forum.rules.fitting.profiles import as_day
from forum.rules.routines.facts import is_mild, is_set, told
from forum.rules.routines.rounds import say_rounds
from forum.rules.routines.routines import Card
from forum.rules.routines.safety import STOP_RULES, SafetyLine, exercise_strip, safety_strip
from forum.rules.routines.watch import say_counted, say_signs, signs_of, watch_of
from tests.fixtures.house import Browser, Maker
from tests.fixtures.papers import squeeze
from tests.fixtures.surfaces import EXERCISE_SURFACES, SURFACES, ExerciseSurface, Surface, World
from tests.house.plan import ROOT, shown
from tests.samples.facts import CARDS, FEW, IN_ROUNDS, OF_THE_LIBRARY, OWN_WORDS, WORST, with_fact
from tests.samples.library import EXERCISES

# Doors under which a card has its addresses, that show none of what is done: each with the reason.
SHOWS_NO_LINES = {
    "routine_files.qr": "a code that leads to the page",
    "routine_files.qr_version": "a code that leads to the page",
    "figures.still": "a picture of a movement; the page around it tells every fact",
    "figures.strip": "the same, pose by pose",
    "figures.moving": "the same, moving",
    "routine_exports.take": "the list of files; each file is in the table",
    "routine_builder.new": "the beginning of a draft; its check page tells every fact before it is published",
    "routine_prose.make": "quotes of a post; the draft made of them has a check page",
    "routine_acts.delete": "asks whether to delete the card",
    "routine_acts.talk": "leads to a form for a new thread",
    "routine_reviews.review": "a clinician's form beside the card's page",
    "suggested_exercises.suggest": "a form about an exercise that the library lacks; a link leads to one that it has",
    "suggested_exercises.list_mine": "names of exercises that a member suggested",
    "suggested_exercises.show": "what members say of an exercise that the library lacks, in their words",
    "coverage.coverage": "which parts of walking the lines train, without doses",
    "coverage.report": "how fully the card is described (CERT)",
    "coverage.answer": "a form about how fully the card is described",
    "flags.flag_routine": "a form to report the card",
    "flags.flag_programme": "a form to report the programme",
    "hiding.hide_routine": "a moderator's form",
    "hiding.restore_routine": "a moderator's form",
    "hiding.hide_programme": "a moderator's form",
    "hiding.restore_programme": "a moderator's form",
    "programme_builder.new": "the beginning of a draft",
    "programme_builder.edit": "a draft while it is written; cards stand in it by name",
    "programme_builder.check": "the programme's own page before it is published, from the same parts",
    "programme_builder.delete": "asks whether to delete the programme",
    "own_calendar.put_card": "asks when to do the card; what is told of it stands in the calendar",
    "own_calendar.put_run": "asks when to do the cards of a programme",
    "own_calendar.show": "names of cards and programmes in a member's own calendar, and its address",
    "programme_runs.stop": "asks whether to stop",
    "programme_runs.past": "a member's answers and numbers of a programme they left",
    "feeds.category": "threads of a category, by the words of their first post",
    "feeds.tag": "threads with a tag, by the words of their first post",
    "feeds.thread": "posts of a thread, by their own words",
    "search_feed.description": "how a browser searches here from its own box",
    "exercises.changes": "what changed in the library, in its own sentences; links lead to each exercise",
    "exercise_hiding.hide": "a moderator's form",
    "digests.feed": "titles and takeaways of digests",
    "digests.show": "a study in plain words; each exercise it names is a link to its page",
    "digests.show_list": "titles and takeaways of digests",
    "digests.show_json": "a study in plain words, with the ids of exercises",
    "digests.show_version": "what a digest said before, from the same parts",
    "digests.show_history": "how the words of a digest changed",
    "resources.show_list": "titles of pages elsewhere",
    "resources.suggest": "a form for a page elsewhere",
    "clinic.list_held": "who held what back, when and why; each line leads to the exercise",
    "clinic.desk": "the clinicians' list of what to read; each line leads to its desk page",
    "clinic.read": "a clinician's page with every fact of one exercise, where it is signed or held back",
    "formats.paper.font_letters": "which letters our fonts have",
    "formats.paper.printable": "letters that can be printed",
    "formats.paper.qr": "draws a code",
    "formats.paper.set_sheet": "the program that runs typst",
    "formats.paper.sheet_options": "sizes of paper",
    "formats.programmes.measure_chart": "a picture of a member's own numbers",
    "formats.routines.file_text": "reads the letters of a file, whatever wrote it",
    "formats.routines.refusal_words": "what is said of a file that holds no card, or of a calendar nobody can keep",
}
DOORS = {
    *(door for surface in SURFACES for door in surface.doors),
    *(door for surface in EXERCISE_SURFACES for door in surface.doors),
    *SHOWS_NO_LINES,
}
# Rooms of the web whose pages are about something else.
OTHER_ROOMS = {
    "admin", "admin_site", "admin_starters", "first_run", "sitemap",
    "accounts", "admin_categories", "admin_jobs", "mod_numbers", "second_step", "security_page", "site_files",
    "well_known", "admin_members", "categories", "display", "health", "help", "letters", "me",
    "contact", "mod_hosts", "mod_members", "mod_resources", "moderation", "my_account", "profiles", "resource_desk",
    "time_zone", "static", "alike", "resource_table", "my_data", "leaving", "memorial", "resources",
    "saved_resources", "saved_searches", "thread_moderation", "threads", "posts", "home", "hiding", "flags", "fitting",
    "blocks", "bookmarks", "follows", "messages", "unread", "thanks", "accepted", "polls", "in_short", "claims",
    "mail_choices", "disowning", "studies", "mod_studies", "mod_digests", "digest_desk", "digest_questions",
    "study_entities", "study_files", "pictures", "picture_hiding", "carers", "push",
    "mod_suggested_exercises",
}  # fmt: skip
OF_CARDS = (
    "/routines",
    "/programmes",
    "/exercises",
    "/embed",
    "/oembed",
    "/r/",
    "/feeds",
    "/api",
    "/search",
    "/figures",
)
MAILS = {
    "confirm.txt", "email_change.txt", "email_warning.txt", "known_address.txt", "password_changed.txt", "reset.txt",
    "new_device.txt", "second_factor.txt",
    # Words of members, and titles of threads: as on the page of notices.
    "answers.txt", "answers_item.txt", "answers.html", "digest.txt", "digest_item.txt", "digest.html", "letter.html",
    # That a message waits, without its words.
    "messages.txt", "messages_item.txt", "messages.html",
    # Hits of a search, each with all that its page says first: `Shown.told_first`.
    "searches.txt", "searches_item.txt", "searches.html",
}  # fmt: skip


@pytest.fixture
def world(ana: Browser, cleo: Browser, client: Browser, make: Maker, work: Callable[[], int], now: datetime) -> World:
    return World(ana, cleo, client, make, work, now)


def lines_of(surface: Surface, card: Card) -> tuple[SafetyLine, ...]:
    """What is to be told: the facts of the card as it is on that kind of day."""
    made = for_day(card, as_day(surface.day), EXERCISES).card
    lines = told(safety_strip(made, EXERCISES)) if made.items else ()
    return tuple(filter(is_set, lines)) if surface.kind != "whole" else lines


def missing_from(text: str, lines: tuple[SafetyLine, ...], *, is_short: bool) -> list[str]:
    """The words a reader does not get; mild ones may be counted where there is little room."""
    letters = squeeze(text)
    left_out = [line for line in lines if squeeze(line.words) not in letters]
    if is_short and all(map(is_mild, left_out)) and squeeze(f"and {len(left_out)} more to know") in letters:
        return []
    return [line.words for line in left_out]


def watch_missing_from(text: str, surface: Surface, card: Card) -> list[str]:
    """What to watch out for and the signs to stop at that a reader does not get."""
    made = for_day(card, as_day(surface.day), EXERCISES).card
    watches = [watch_of(EXERCISES[item.exercise_id]) for item in made.items]
    signs, letters = signs_of(made, EXERCISES), squeeze(text)
    match surface.watch:
        case "all":
            wanted = [*(words for one in watches for words in one.words), *signs.words]
        case "short":
            has_room = all(squeeze(words) in letters for words in (*(one.first for one in watches), *signs.first))
            wanted = [] if has_room or not made.items else [*say_counted(watches, signs)]
        case _:
            wanted = []
    return [words for words in wanted if squeeze(words) not in letters]


@pytest.mark.parametrize("surface", SURFACES, ids=lambda one: one.name)
def test_no_surface_drops_a_flag(surface: Surface, world: World) -> None:
    dropped = {}
    for name, card in (FEW if surface.is_slow else CARDS).items():
        lines = lines_of(surface, card)
        text = surface.read(world, card)
        if missing := missing_from(text, lines, is_short=surface.kind == "short"):
            dropped[name] = missing
        if surface.has_stops and surface.kind != "short":
            silent = [rule for rule in STOP_RULES if squeeze(rule) not in squeeze(text)]
            if lines and silent:
                dropped[f"{name}: when to stop"] = silent
        if unsaid := watch_missing_from(text, surface, card):
            dropped[f"{name}: what to watch out for"] = unsaid
    assert dropped == {}


@pytest.mark.parametrize("surface", SURFACES, ids=lambda one: one.name)
def test_no_surface_drops_the_rounds(surface: Surface, world: World) -> None:
    made = for_day(IN_ROUNDS, as_day(surface.day), EXERCISES).card
    wanted = {
        "told": [say_rounds(made, IN_ROUNDS)],
        "change": ["The whole list: once → 3 times, rest 2 minutes between rounds"],
        "cells": ["rounds,3", "rest_between_rounds_s,120"],
        "short": ["in 3 rounds"],
        "leads": [],
    }[surface.rounds]
    text = squeeze(surface.read(world, IN_ROUNDS))
    assert [words for words in wanted if squeeze(words) not in text] == []
    plain = replace(IN_ROUNDS, title="Gone through but one time", rounds=None, rest_between_rounds_s=None)
    text = squeeze(surface.read(world, plain))
    assert [words for words in ("Do the whole list", "in 3 rounds", "between rounds") if squeeze(words) in text] == []


@pytest.mark.parametrize("surface", EXERCISE_SURFACES, ids=lambda one: one.name)
def test_no_surface_drops_a_flag_of_an_exercise(surface: ExerciseSurface, world: World) -> None:
    dropped = {}
    for exercise in dict.fromkeys(map(with_fact, OF_THE_LIBRARY)):
        lines = tuple(filter(is_set, exercise_strip(exercise).lines))
        if missing := missing_from(surface.read(world, exercise), lines, is_short=surface.is_short):
            dropped[exercise.id] = missing
    assert dropped == {}


def test_every_caution_and_sign_of_an_exercise_stands_on_its_page(world: World) -> None:
    [page] = [surface for surface in EXERCISE_SURFACES if surface.watch == "all"]
    for exercise in dict.fromkeys(map(with_fact, OF_THE_LIBRARY)):
        text = squeeze(unescape(page.read(world, exercise)))
        wanted = (*exercise.caution_words, *say_signs(exercise.stop_words))
        assert [words for words in wanted if squeeze(words) not in text] == []


@pytest.mark.parametrize("name", ["large print with steps", "PDF in 12", "PDF in 16", "PDF in 22"])
def test_on_paper_an_easier_or_harder_form_is_named_with_its_facts(name: str, world: World) -> None:
    surface = next(one for one in SURFACES if one.name == name)
    text = squeeze(surface.read(world, WORST))
    named = [form for step in view_card(WORST, EXERCISES).steps for form in (*step.easier, *step.harder)]
    assert any(form.safety.words for form in named)
    for form in named:
        facts = "; ".join(form.safety.words)
        assert squeeze(f"{form.name} ({facts})" if facts else form.name) in text


@pytest.mark.parametrize(
    "name", ["page", "large print", "CSV", "FHIR", "Markdown", "JSON brought back", "CSV brought back"]
)
def test_what_an_author_asks_for_is_told_like_the_librarys_own(name: str, world: World) -> None:
    surface = next(one for one in SURFACES if one.name == name)
    lines = lines_of(surface, OWN_WORDS)
    assert {"Have someone with you", "Hold on to something firm"} <= {line.words for line in lines}
    assert missing_from(surface.read(world, OWN_WORDS), lines, is_short=False) == []


def test_every_fact_of_the_library_is_asked_for() -> None:
    lines = {line.words for card in CARDS.values() for line in safety_strip(card, EXERCISES).lines}
    assert [fact.code for fact in OF_THE_LIBRARY if fact.words not in lines] == []
    few = {line.words for card in FEW.values() for line in safety_strip(card, EXERCISES).lines}
    assert [fact.code for fact in OF_THE_LIBRARY if fact.words not in few] == []


def test_a_new_door_joins_the_table_or_says_why_not(app: Flask) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    doors = {rule.endpoint for rule in rules}
    of_cards = {rule.endpoint for rule in rules if rule.rule.startswith(OF_CARDS)}
    others = {door for door in doors - DOORS if door.partition(".")[0] not in OTHER_ROOMS}
    assert sorted(of_cards - DOORS | others) == [], (
        "new pages: one that shows an exercise goes into tests/fixtures/surfaces.py, one of cards that shows none "
        "into SHOWS_NO_LINES; a blueprint that has nothing to do with cards goes into OTHER_ROOMS"
    )


def test_a_new_format_joins_the_table_or_says_why_not() -> None:
    rooms = (forum.formats.routines, forum.formats.paper, forum.formats.programmes)
    files = [path for room in rooms for path in (ROOT / room.__path__[0]).glob("*.py") if path.name != "__init__.py"]
    names = {shown(path).removeprefix("forum/").removesuffix(".py").replace("/", ".") for path in files}
    assert sorted(names - DOORS) == []


def test_a_door_that_is_gone_leaves_the_table(app: Flask) -> None:
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    gone = {door for door in DOORS if not door.startswith("formats.")} - endpoints
    files = {door for door in DOORS if door.startswith("formats.")}
    gone |= {door for door in files if not (ROOT / "forum" / f"{door.replace('.', '/')}.py").is_file()}
    assert sorted(gone) == []


def test_no_letter_shows_a_card_and_a_new_letter_is_looked_at_first() -> None:
    letters = sorted((templates_folder() / "mail").rglob("*.*"))
    assert {path.name for path in letters} == MAILS
    assert [path.name for path in letters if "card" in path.read_text(encoding="utf-8").casefold()] == []
