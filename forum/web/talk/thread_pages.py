"""Making a thread's page cheaply: whole for visitors, in parts for members, from what did not change."""

import re
import secrets
from collections.abc import Hashable
from dataclasses import dataclass

from flask import render_template, session
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import generate_csrf

from forum.queries.talk import accepted, drafts, posts, threads
from forum.queries.talk.accepted import Accepted
from forum.queries.talk.posts import PostView
from forum.queries.talk.threads import ThreadHead
from forum.queries.writing.in_short import find_in_short
from forum.rules.kit.paging import page_count
from forum.rules.kit.people import Person
from forum.rules.talk.accepted import may_accept, title_of
from forum.rules.talk.in_short import may_have
from forum.text.prose.message import LINES_MIN
from forum.web.forms.threads import ReplyForm, new_key
from forum.web.kit.caching import Page, PagePart, Shelf, make_page, make_part, send_page, send_parts, store_part
from forum.web.kit.plain_visits import is_plain_visit, look
from forum.web.kit.request_context import current_display, current_person, current_site, current_visit
from forum.web.kit.templating import has_messages
from forum.web.talk.composing import form_with
from forum.web.talk.reading import ThreadReading, find_reading, note_read
from forum.web.talk.sharing import shared_of

Frame = tuple[PagePart | str, ...]
PAGES: Shelf[Page] = Shelf(600)
BLOCKS: Shelf["Block"] = Shelf(600)
HALVES: Shelf[tuple[PagePart, PagePart]] = Shelf(600)
AUTHORS: Shelf[frozenset[int]] = Shelf(3000)
FRAMES: Shelf[Frame] = Shelf(400)
TOKENS: Shelf[str] = Shelf(2_000)
# Where things go in the page around them; nobody can type these, because they are new in every process.
MARK = secrets.token_hex(12)
POSTS_GAP, TOKEN_GAP, KEY_GAP = (f"{name}-{MARK}" for name in ("posts", "token", "key"))
CUT = f"cut-{MARK}"
GAPS = re.compile(rf"((?:posts|token|key)-{MARK})")


@dataclass(frozen=True, slots=True)
class Block:
    """The posts of a page, and where in it each of them begins: (number, place in `part.plain`)."""

    part: PagePart
    starts: tuple[tuple[int, int], ...]

    def place_of(self, n: int) -> int | None:
        """Where post `n` begins, or the next one that is there."""
        return next((place for number, place in self.starts if number >= n), None)


def find_ready(thread_id: int, slug: str, page: int) -> Page | None:
    """The ready page of a public thread, if nothing in it changed since it was made."""
    found = threads.find_version(thread_id)
    return PAGES.find((thread_id, page, found[0], found[3])) if found and found[1] == slug else None


def send(head: ThreadHead, page: int, form: ReplyForm | None = None) -> ResponseReturnValue:
    """A page of a thread for whoever asks."""
    if is_plain_visit() and head.is_for_everyone:
        views = posts.page_posts(head.id, current_person(), page)
        html = "".join(render_posts(head, views, current_person()))
        html = render_around(head, page, None, find_reading(head, page)).replace(POSTS_GAP, html)
        ready = make_page(html, f"t{head.id}-{page}-{head.version}-{look()}")
        return send_page(PAGES.keep((head.id, page, head.version, current_site().mark), ready))
    reading = find_reading(head, page)
    around = make_frame(head, page, form, reading) if form else find_frame(head, page, reading)
    fillings: dict[str, list[PagePart]] = {POSTS_GAP: posts_parts(head, page, reading)}
    if not current_person().is_visitor:
        fillings |= {TOKEN_GAP: [store_part(form_token().encode())], KEY_GAP: [store_part(new_key().encode())]}
    pieces = (fillings[piece] if isinstance(piece, str) else [piece] for piece in around)
    answer = send_parts([part for some in pieces for part in some])
    note_read(head, page, reading.standing)
    return answer


def form_token() -> str:
    """The token of this browser's forms; signed once, because it holds as long as the form cookie does."""
    if token := TOKENS.find(session.get("csrf_token")):
        return token
    token = generate_csrf()
    return TOKENS.keep(session["csrf_token"], token)


def find_frame(head: ThreadHead, page: int, reading: ThreadReading) -> Frame:
    """What stands around the posts: made once for all members who see the same, or for one with something unsaid."""
    person, visit = current_person(), current_visit()
    found = drafts.list_here(person.id, f"reply:{head.id}") if visit and visit.has_drafts else []
    if found or has_messages():
        return make_frame(head, page, form_with(found), reading)
    looks = tuple(sorted(current_display().items()))
    can_change = person.id == head.author_id
    unread = visit.unread_notices if visit else 0
    own = (
        reading.ballot,
        person.role,
        person.is_visitor,
        person.time_zone,
        can_change,
        unread,
        looks,
        reading.way,
        reading.is_muted,
    )
    key = (head.id, page, head.version, current_site().mark, *own, person.blocked)
    return FRAMES.find(key) or FRAMES.keep(key, make_frame(head, page, form_with([]), reading))


def make_frame(head: ThreadHead, page: int, form: ReplyForm, reading: ThreadReading) -> Frame:
    """The page around the posts in compressed pieces, with gaps where posts, token and key go."""
    form.idempotency_key.data = KEY_GAP
    pieces = GAPS.split(render_around(head, page, form, reading))
    return tuple(piece if GAPS.fullmatch(piece) else make_part(piece.encode()) for piece in pieces)


def render_around(head: ThreadHead, page: int, form: ReplyForm | None, reading: ThreadReading) -> str:
    """Everything of the page but the posts."""
    return render_template(
        "talk/threads/show.html",
        thread=head,
        page=page,
        pages=page_count(head.last_n),
        form=form,
        reading=reading,
        gap=POSTS_GAP,
        csrf_token=lambda: TOKEN_GAP,
        tags=threads.list_tags(head.id),
        shared=shared_of(head) if page == 1 and current_person().is_visitor else None,
        accepted=accepted_of(head) if page == 1 else None,
        title_of=title_of,
        ballot=reading.ballot,
        in_short=find_in_short(head.id) if head.has_in_short and page == 1 else None,
        may_have_in_short=may_have(head.post_count, has_one=head.has_in_short),
    )


def accepted_of(head: ThreadHead) -> Accepted | None:
    """The answer that stands at the top of a question, unless this person blocked who gave it."""
    found = accepted.find_accepted(head.id) if head.kind == "question" else None
    return None if found and found.author_id in current_person().blocked else found


def posts_parts(head: ThreadHead, page: int, reading: ThreadReading) -> list[PagePart]:
    """The posts as this person sees them; in two parts, with a line between them, where there are new ones for them."""
    new_n = reading.new_n
    sight, block = find_block(head, page, reading.standing.thanked)
    place = block.place_of(new_n) if new_n else None
    if place is None:
        return [block.part]
    key = (head.id, page, head.version, sight, new_n)
    return list(HALVES.find(key) or HALVES.keep(key, cut(block.part, place)))


def cut(part: PagePart, place: int) -> tuple[PagePart, PagePart]:
    """A part in two, with the line that says what is new at the end of the first."""
    line = render_template("talk/threads/new_line.html").encode()
    return make_part(part.plain[:place] + line), make_part(part.plain[place:])


def find_block(head: ThreadHead, page: int, thanked: frozenset[int]) -> tuple[Hashable, Block]:
    """What this person sees in the posts, and those posts; the same for all members who neither wrote nor thanked."""
    person = current_person()
    key = (head.id, page, head.version)
    authors = AUTHORS.find(key)
    if authors is not None and (block := BLOCKS.find((*key, sight_of(person, head, authors, thanked)))):
        return sight_of(person, head, authors, thanked), block
    views = posts.page_posts(head.id, person, page)
    authors = AUTHORS.keep(key, frozenset(view.author_id for view in views))
    sight = sight_of(person, head, authors, thanked)
    pieces = render_posts(head, views, person, thanked)
    return sight, BLOCKS.keep((*key, sight), make_block(pieces, [view.n for view in views]))


def make_block(pieces: list[str], numbers: list[int]) -> Block:
    """One part of what stands before the posts and of each post, and where each begins."""
    whole, starts = pieces[0].encode(), []
    for n, piece in zip(numbers, pieces[1:], strict=True):
        starts.append((n, len(whole)))
        whole += piece.encode()
    return Block(make_part(whole), tuple(starts))


def sight_of(person: Person, head: ThreadHead, authors: frozenset[int], thanked: frozenset[int]) -> Hashable:
    """What makes posts look different: being logged in, moderating, having asked, written, thanked, blocked; days."""
    own, unheard = person.id if person.id in authors else 0, person.blocked & authors
    return person.is_visitor, person.is_moderator, is_asker(person, head), own, person.time_zone, thanked, unheard


def is_asker(person: Person, head: ThreadHead) -> bool:
    """Whether it is for this person to choose the answer of the thread."""
    return may_accept(person, kind=head.kind, asker_id=head.author_id)


def render_posts(
    head: ThreadHead, views: list[PostView], person: Person, thanked: frozenset[int] = frozenset()
) -> list[str]:
    """The posts of a page, each with what this person may do with it, after what stands before them."""
    rows = [(view, acts_on(view, head, person, thanked), view.author_id in person.blocked) for view in views]
    return render_template("talk/threads/posts.html", rows=rows, thread=head, cut=CUT).split(CUT)


def acts_on(view: PostView, head: ThreadHead, person: Person, thanked: frozenset[int]) -> tuple[str, ...]:
    """The acts offered beside a post."""
    if person.is_visitor:
        return ()
    if view.author_id == person.id and view.state == "deleted":
        return ("restore",)
    named = ("disown",) if view.state == "public" else ()
    mine = ("edit", "delete", *named) if view.author_id == person.id and view.state in ("public", "held") else ()
    is_open = head.state != "hidden" and (person.is_moderator or not head.is_locked)
    talk = ("reply", "quote") if view.state == "public" and is_open else ()
    card = ("card",) if view.exercise_count >= LINES_MIN and view.state == "public" else ()
    keep = ("bookmark",) if view.state == "public" else ()
    others = ("report", "block") if view.author_id not in person.blocked else ("report",)
    flag = others if view.author_id != person.id and view.state == "public" else ()
    mod = {"public": ("hide",), "held": ("approve", "hide"), "hidden": ("unhide",)} if person.is_moderator else {}
    said = said_of(view, head, person, thanked) if (view.state, head.state) == ("public", "public") else ()
    return (*said, *talk, *keep, *card, *mine, *mod.get(view.state, ()), *flag)


def said_of(view: PostView, head: ThreadHead, person: Person, thanked: frozenset[int]) -> tuple[str, ...]:
    """What this person may say of a post with one button: thanks, and that it is the answer."""
    thanks = "thanks" if view.author_id == person.id else "unthank" if view.n in thanked else "thank"
    if view.n == 1 or not is_asker(person, head):
        return (thanks,)
    return (thanks, "unaccept" if view.is_accepted else "accept")
