"""Cleo takes her name off what she wrote: it stays for others, and nothing here says any more that it was hers."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from sqlalchemy import select, update

from forum.actions.kit import noted_lines
from forum.actions.talk import posts
from forum.actions.upkeep import disowned
from forum.clock import utc_now
from forum.formats.archive.line_writing import dump_line
from forum.jobs import indexing
from forum.models import AcceptedAnswer, Member, ModlogEntry, Post, Thread, db
from forum.queries.upkeep import takeaway
from forum.queries.upkeep.checks import check_all
from forum.queries.upkeep.exporting import every_line
from forum.rules.members.leaving import NAMELESS
from tests.fixtures.house import Browser, Maker
from tests.fixtures.terminal import Said

URL = "/t/{}/standing-on-one-leg"
WORDS = "I could not hold it, said the xylophone."
Work = Callable[[], int]
Run = Callable[..., Said]


@pytest.fixture
def thread_id(make: Maker, ana: Browser) -> int:
    """Ana's question, which she follows."""
    return make.thread(ana.person, kind="question")


@pytest.fixture
def post_id(make: Maker, cleo: Browser, thread_id: int, work: Work) -> int:
    """Cleo's reply, which was changed once."""
    indexing.rebuild()
    post_id = make.reply(cleo.person, thread_id, "Other words at first.")
    posts.edit(cleo.person, post_id, WORDS, make.now)
    work()
    return post_id


def read(browser: Browser, path: str) -> str:
    return unescape(browser.get(path, follow_redirects=True).text)


def test_the_page_says_what_it_means_and_the_post_stays_without_the_name(
    cleo: Browser, client: Browser, thread_id: int, post_id: int
) -> None:
    assert f'href="/p/{post_id}/disown"' in read(cleo, URL.format(thread_id))
    assert "This can’t be undone." in read(cleo, f"/p/{post_id}/disown")
    sent = cleo.post(f"/p/{post_id}/disown")
    assert sent.status_code == 303
    seen = read(client, URL.format(thread_id))
    assert WORDS in seen
    assert NAMELESS in seen
    assert "cleo" not in seen


def test_no_list_page_or_file_shows_it_as_hers(
    cleo: Browser, ana: Browser, client: Browser, thread_id: int, post_id: int, work: Work
) -> None:
    ana.post(f"/p/{post_id}/thank")
    cleo.post(f"/p/{post_id}/disown")
    work()
    for browser, path in (
        (client, "/u/cleo"),
        (cleo, "/me/posts"),
        (cleo, "/me/notices"),
        (client, "/search?q=author:cleo+xylophone&kind=post"),
        (ana, "/search?q=author:cleo+xylophone&kind=post"),
        (client, f"/p/{post_id}/history"),
    ):
        page = re.sub(r'value="[^"]*"', "", read(browser, path))
        assert f"/p/{post_id}" not in page or path.endswith("history"), path
        assert "cleo" not in page or not path.endswith("history"), path
    assert "cleo" not in read(ana, "/me/notices")
    assert f"{NAMELESS} replied" in read(ana, "/me/notices")
    files = "".join(text for _, texts in takeaway.every_file(cleo.person.id, "") for text in texts)
    assert "xylophone" not in files
    assert f"/p/{post_id}" not in files
    lines = [dump_line(line) for line in every_line()]
    (line,) = (one for one in lines if "xylophone" in one)
    assert f'"user": {cleo.person.id},' not in line


def test_nobody_can_change_it_any_more(cleo: Browser, post_id: int) -> None:
    cleo.post(f"/p/{post_id}/disown")
    for act in ("edit", "delete", "disown"):
        assert cleo.get(f"/p/{post_id}/{act}").status_code == 404
    assert db.session.scalars(select(Post.body).where(Post.id == post_id)).one() == WORDS


def test_only_the_moderators_log_knows(cleo: Browser, ben: Browser, post_id: int) -> None:
    cleo.post(f"/p/{post_id}/disown")
    log = " ".join(re.sub(r"<[^>]*>", " ", read(ben, "/mod/log")).split())
    assert "cleo took their name off the post" in log
    assert cleo.get("/mod/log").status_code == 404


def test_with_her_first_post_goes_her_thread(
    make: Maker, ana: Browser, cleo: Browser, client: Browser, thread_id: int, post_id: int
) -> None:
    ana.post(f"/p/{post_id}/accept")
    first = db.session.scalars(select(Post.id).where(Post.thread_id == thread_id, Post.n == 1)).one()
    mine = make.reply(ana.person, thread_id, "Thank you all.")
    ana.post(f"/p/{first}/disown")
    seen = read(client, URL.format(thread_id))
    assert "Started by" in seen
    assert f"The answer {NAMELESS} chose" in seen
    assert db.session.scalars(select(Post.author_id).where(Post.id == mine)).one() == ana.person.id
    assert ana.get(f"/t/{thread_id}/title").status_code == 404
    assert db.session.scalars(select(AcceptedAnswer.by_id)).one() not in (ana.person.id, cleo.person.id)
    assert URL.format(thread_id) not in read(client, "/u/ana")


def test_all_of_hers_in_the_thread_at_once_but_nothing_that_is_hidden(
    make: Maker, ana: Browser, cleo: Browser, client: Browser, thread_id: int, post_id: int
) -> None:
    other = make.reply(cleo.person, thread_id, "One more.")
    gone = make.reply(cleo.person, thread_id, "Gone.")
    elsewhere = make.reply(cleo.person, make.thread(ana.person, "Elsewhere"), "Mine.")
    posts.remove(cleo.person, gone, make.now)
    cleo.post(f"/p/{post_id}/disown", {"all": "y"})
    mine = set(db.session.scalars(select(Post.id).where(Post.author_id == cleo.person.id)))
    assert mine == {gone, elsewhere}
    assert other not in mine
    assert [finding.words for finding in check_all(make.now) if finding.wrong] == []


@pytest.mark.parametrize("state", ["hidden", "held", "deleted"])
def test_what_others_can_not_read_keeps_its_author(cleo: Browser, post_id: int, state: str) -> None:
    db.session.execute(update(Post).where(Post.id == post_id).values(state=state))
    db.session.commit()
    assert cleo.post(f"/p/{post_id}/disown").status_code in (403, 422)
    assert db.session.scalars(select(Post.author_id).where(Post.id == post_id)).one() == cleo.person.id


def test_her_cards_go_from_under_the_post(
    make: Maker, cleo: Browser, client: Browser, thread_id: int, work: Work
) -> None:
    card = make.routine(cleo.person)
    post_id = make.reply(cleo.person, thread_id, "My card.", routine_ids=[card])
    assert f"/routines/{card}" in read(client, URL.format(thread_id))
    cleo.post(f"/p/{post_id}/disown")
    assert f"/routines/{card}" not in read(client, URL.format(thread_id))
    assert f"/routines/{card}" in read(client, "/u/cleo")
    work()
    assert [finding.words for finding in check_all(make.now) if finding.wrong] == []


def test_two_who_did_it_are_one_nobody_whose_page_lists_nothing(
    make: Maker, ana: Browser, cleo: Browser, client: Browser, thread_id: int, post_id: int
) -> None:
    first = db.session.scalars(select(Post.id).where(Post.thread_id == thread_id, Post.n == 1)).one()
    cleo.post(f"/p/{post_id}/disown")
    ana.post(f"/p/{first}/disown")
    assert len(set(db.session.scalars(select(Post.author_id)))) == 1
    page = read(client, f"/u/{NAMELESS}")
    assert "listed nowhere" in page
    assert WORDS not in page
    assert db.session.scalar(select(Member.left_at).where(Member.name == NAMELESS)) is not None
    acts = db.session.scalars(select(ModlogEntry.actor_id).where(ModlogEntry.act == "disown"))
    assert sorted(acts) == sorted((ana.person.id, cleo.person.id))
    assert db.session.scalars(select(Thread.author_id)).one() not in (ana.person.id, cleo.person.id)


def test_a_backup_from_before_brings_no_name_back(
    cleo: Browser,
    client: Browser,
    thread_id: int,
    post_id: int,
    work: Work,
    strideshare: Callable[..., Said],
    tmp_path: Path,
) -> None:
    other = posts.reply(cleo.person, thread_id, "This one stays mine.", utc_now()).post_id
    work()
    assert strideshare("backup", tmp_path / "before.db").status == 0
    cleo.post(f"/p/{post_id}/disown")
    work()
    said = strideshare("restore", tmp_path / "before.db", "--force")
    assert "Names taken off again: 1 posts" in said.out
    authors = {row.id: row.author.name for row in db.session.scalars(select(Post))}
    assert authors[post_id] == NAMELESS
    assert authors[other] == "cleo"


def test_the_note_beside_the_database_says_nothing_of_whose_it_was(cleo: Browser, post_id: int, work: Work) -> None:
    cleo.post(f"/p/{post_id}/disown")
    work()
    (line,) = noted_lines.read(disowned.FILE)
    assert line.keys() == {"post_id", "written_at"}


def test_a_post_is_noted_once_however_often_a_backup_is_put_back(
    cleo: Browser, post_id: int, work: Work, strideshare: Run, tmp_path: Path
) -> None:
    strideshare("backup", tmp_path / "before.db")
    cleo.post(f"/p/{post_id}/disown")
    work()
    for _ in range(2):
        strideshare("restore", tmp_path / "before.db", "--force")
        work()
    assert len(list(noted_lines.read(disowned.FILE))) == 1
