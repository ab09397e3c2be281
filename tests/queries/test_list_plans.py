"""What each list asks: as often for many rows as for few, and by an index where a table grows for ever."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest

from forum.queries.kit import outbox
from forum.queries.library import (
    resource_desk,
    resource_index,
    resource_saves,
    resources,
    saved_searches,
    suggested_exercises,
)
from forum.queries.members import blocks
from forum.queries.members.people import find_person_by_name
from forum.queries.moderation import hosts, moderation, modlog
from forum.queries.notices import answers, contact, notices
from forum.queries.programmes import programmes, runs
from forum.queries.research import desk, known_studies, studies
from forum.queries.research.coverage import count_covered
from forum.queries.research.studies import StudyFilter
from forum.queries.routines import lineage, lists, routines
from forum.queries.search import beginnings
from forum.queries.talk import (
    accepted,
    authors,
    bookmarks,
    categories,
    drafts,
    feeds,
    follows,
    helpers,
    linked_pages,
    listed,
    messages,
    newer,
    polls,
    posts,
    read_marks,
    thanks,
    threads,
    unread,
)
from forum.queries.upkeep import letters as letters_log
from forum.queries.upkeep import site, sitemap
from forum.rules.kit.people import VISITOR, Person
from forum.rules.routines.filters import RoutineFilter
from tests.fixtures.asking import ask, whole_reads
from tests.fixtures.crowd import Crowd

LATER = datetime(2100, 1, 1, tzinfo=UTC)
ANA = Person(id=1, name="ana", is_confirmed=True)
NEVER_MARKED = resource_index.ResourceState("", ("", "", ""), ())
Question = Callable[[Crowd, Person], Any]
# The list -> how many questions it may ask, and how it is read.
LISTS: dict[str, tuple[int, Question]] = {
    "categories": (1, lambda crowd, one: categories.list_categories()),
    "threads of a category": (2, lambda crowd, one: threads.page_threads(1, one)),
    "how many threads": (1, lambda crowd, one: threads.count_threads(1, one)),
    "newest threads": (2, lambda crowd, one: threads.list_newest(one)),
    "posts of a page": (3, lambda crowd, one: posts.page_posts(int(crowd.things["thread"]), one, 1)),
    "who helped in a category": (1, lambda crowd, one: helpers.list_helper_ids(1, LATER)),
    "who of them is named": (1, lambda crowd, one: helpers.list_helpers([1, 2, 3], one)),
    "a poll": (1, lambda crowd, one: polls.find_poll(int(crowd.things["poll-thread"]))),
    "what somebody chose in a poll": (
        1,
        lambda crowd, one: polls.list_chosen(int(crowd.things["poll-thread"]), one.id),
    ),
    "posts of an author": (1, lambda crowd, one: posts.list_by_author(one.id or 1, one)),
    "a feed of a category": (1, lambda crowd, one: feeds.list_new_threads(1)),
    "a feed of a tag": (1, lambda crowd, one: feeds.list_tagged_threads(1)),
    "a feed of a thread": (1, lambda crowd, one: feeds.list_new_posts(int(crowd.things["thread"]))),
    "what a map of the site says": (1, lambda crowd, one: sitemap.stamp_of("threads", 1)),
    "a map of the site": (1, lambda crowd, one: sitemap.list_block("threads", 1)),
    "the log of letters": (1, lambda crowd, one: letters_log.page_letters()),
    "the changes of the site": (1, lambda crowd, one: site.page_editions()),
    "saved searches": (1, lambda crowd, one: saved_searches.list_saved(one.id)),
    "tags that begin so": (1, lambda crowd, one: beginnings.list_tags_begun("ba", one, 3)),
    "members whose names begin so": (1, lambda crowd, one: beginnings.list_people_begun("an", one, 3)),
    "what is new": (1, lambda crowd, one: unread.page_news(one)),
    "what is new of what one follows": (1, lambda crowd, one: unread.page_news(one, is_followed=True)),
    "what is new in some threads": (1, lambda crowd, one: unread.count_new(one if one.id else ANA, [1, 2, 3])),
    "where one stands in a thread": (1, lambda crowd, one: read_marks.find_standing(1, one.id)),
    "replies since a page was made": (1, lambda crowd, one: newer.count_newer(1, 1, one)),
    "what one follows": (1, lambda crowd, one: follows.page_follows(one)),
    "what can be followed in a thread": (1, lambda crowd, one: follows.list_places(1, "balance", one.id)),
    "answers to somebody": (2, lambda crowd, one: answers.list_answers(one)),
    "the programme somebody is in": (2, lambda crowd, one: runs.find_going(one)),
    "the newest threads for a member": (1, lambda crowd, one: listed.list_newest_public(one, 5)),
    "the last draft": (1, lambda crowd, one: drafts.find_last(one.id)),
    "the last unfinished card": (1, lambda crowd, one: lists.find_unfinished(one.id)),
    "who thanked for a post": (1, lambda crowd, one: thanks.page_givers(int(crowd.things["post"]), one)),
    "the answer of a question": (1, lambda crowd, one: accepted.find_accepted(int(crowd.things["thread"]))),
    "bookmarks": (1, lambda crowd, one: bookmarks.page_bookmarks(one)),
    "my threads": (1, lambda crowd, one: threads.page_own(one)),
    "cards of a member": (1, lambda crowd, one: routines.list_shared(1)),
    "threads of a member": (1, lambda crowd, one: authors.list_started(1, one)),
    "whether somebody was thanked": (1, lambda crowd, one: authors.was_thanked(1)),
    "messages": (1, lambda crowd, one: messages.page_conversations(one)),
    "whom one blocked": (1, lambda crowd, one: blocks.page_blocked(one)),
    "drafts": (1, lambda crowd, one: drafts.list_drafts(one.id)),
    "what was written to the moderators": (9, lambda crowd, one: contact.list_contacts(one, 1)),
    "notices": (9, lambda crowd, one: notices.page_notices(one)),
    "public cards": (1, lambda crowd, one: lists.page_public(RoutineFilter(), 1)),
    "my cards": (1, lambda crowd, one: lists.page_own(one.id, 1, "mine")),
    "saved cards": (1, lambda crowd, one: lists.page_saved(one.id, 1)),
    "numbers of my cards": (1, lambda crowd, one: lists.count_own(one.id)),
    "cards with an exercise": (1, lambda crowd, one: routines.list_using("heel-raise", one)),
    "threads with a card": (1, lambda crowd, one: routines.list_threads_showing(int(crowd.things["card"]), one)),
    "versions of a card": (1, lambda crowd, one: lineage.list_versions(int(crowd.things["card"]), one)),
    "public programmes": (2, lambda crowd, one: programmes.page_public(1)),
    "my programmes": (2, lambda crowd, one: programmes.list_own(one.id)),
    "my runs": (1, lambda crowd, one: runs.list_runs(one.id)),
    "studies": (1, lambda crowd, one: studies.page_studies(StudyFilter(outcome="walking"), "newest", 1)),
    "what the curators have to complete": (1, lambda crowd, one: desk.page_drafts(1)),
    "changes of a study": (1, lambda crowd, one: desk.list_changes(1)),
    "whether a study is here": (1, lambda crowd, one: known_studies.list_known([{"title": "One"}])),
    "which parts of walking were studied": (1, lambda crowd, one: count_covered()),
    "how many studies of each kind": (1, lambda crowd, one: studies.count_facets(StudyFilter(design="cohort"))),
    "studies of an exercise": (1, lambda crowd, one: studies.list_by_keys({"dodd-2011"})),
    "studies of a kind of exercise": (1, lambda crowd, one: studies.list_of_kind("balance", {"dodd-2011"})),
    "resources by their numbers": (1, lambda crowd, one: resources.list_resources([1, 2, 3])),
    "the list of resources, when something in it changed": (
        1,
        lambda crowd, one: resource_index.index_at(NEVER_MARKED),
    ),
    "by what pages of resources are known": (1, lambda crowd, one: resource_index.find_state()),
    "posts that lead to a page": (1, lambda crowd, one: linked_pages.pages_of([1, 2, 3])),
    "rules about hosts": (1, lambda crowd, one: hosts.find_standings(["www.example.org", "xn--80ak6aa92e.com"])),
    "resources that many keep": (1, lambda crowd, one: resource_saves.list_popular()),
    "saved resources": (1, lambda crowd, one: resource_saves.page_saved(one.id)),
    "resources about an exercise": (1, lambda crowd, one: resources.list_covering("heel-raise")),
    "resources beside a thread": (1, lambda crowd, one: resources.list_beside(int(crowd.things["thread"]))),
    "resources that are due": (1, lambda crowd, one: resource_desk.list_due(date(2100, 1, 1))),
    "resources that were reported": (1, lambda crowd, one: resource_desk.list_by_tab("reported")),
    "numbers of the desk": (1, lambda crowd, one: resource_desk.count_tabs(date(2100, 1, 1))),
    "changes of a resource": (1, lambda crowd, one: resource_desk.list_changes(int(crowd.things["resource"]))),
    "the queue": (1, lambda crowd, one: moderation.count_cases()),
    "exercises that members suggested": (1, lambda crowd, one: suggested_exercises.page_desk("suggested", 1)),
    "exercises that one suggested": (1, lambda crowd, one: suggested_exercises.list_mine(one.id)),
    "numbers of suggested exercises": (1, lambda crowd, one: suggested_exercises.count_states()),
    "the modlog": (1, lambda crowd, one: modlog.page_log()),
    "jobs that are due": (2, lambda crowd, one: outbox.list_due(LATER, 50)),
}


def people() -> list[Person]:
    """A visitor, a member and a moderator."""
    known = [find_person_by_name(name) for name in ("ana", "ben")]
    return [VISITOR, *(one for one in known if one)]


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_a_fixed_number_of_questions(crowd: Crowd, name: str) -> None:
    most, question = LISTS[name]
    for person in people():
        asked = ask(partial(question, crowd, person))
        statements = "\n".join(statement for statement, _values in asked)
        assert 0 < len(asked) <= most, f"LISTS says how many it may ask. It asked:\n{statements}"


@pytest.mark.parametrize("name", LISTS)
def test_no_list_reads_a_table_that_grows_for_ever_from_end_to_end(crowd: Crowd, name: str) -> None:
    _most, question = LISTS[name]
    for person in people():
        assert whole_reads(ask(partial(question, crowd, person))) == set()


def test_a_read_from_end_to_end_would_be_noticed(crowd: Crowd) -> None:
    assert whole_reads([("SELECT body FROM post WHERE body LIKE '%a%'", ())]) == {"post"}
    assert whole_reads([("SELECT id FROM post WHERE thread_id = 1", ())]) == set()
