"""From checked lines to rows, each function inside a running transaction."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from forum.actions.importing.checking import tidy
from forum.actions.kit.base import enqueue
from forum.actions.kit.cooking import write_masked
from forum.actions.routines.publishing import add_version
from forum.actions.routines.routines import name_routine
from forum.actions.talk.numbers import keep_vouched
from forum.actions.talk.post_links import rows_of
from forum.actions.talk.threads import put_tags
from forum.formats.archive.lines import CategoryLine, PostLine, ThreadLine, UserLine
from forum.formats.archive.routine_lines import RoutineLine
from forum.models import (
    Category,
    Member,
    Post,
    PostExercise,
    PostLink,
    PostRoutine,
    Routine,
    RoutineVersion,
    Thread,
)
from forum.queries.kit.chunks import chunks
from forum.queries.library.exercises import get_library
from forum.queries.talk.public_numbers import Masker, mask
from forum.queries.writing.cooking import Names, find_names
from forum.rules.crisis.medicine import message_advises_medicine
from forum.rules.members.look_alikes import SKELETON_CHARS, skeleton
from forum.rules.members.names import name_key
from forum.rules.routines.texts import rewrite
from forum.text.contacts.public_numbers import key_of
from forum.text.kit.clean import clean_text
from forum.text.kit.slugs import slugify
from forum.text.markup.cook import COOK_VERSION
from forum.text.markup.old_markup import to_markdown
from forum.text.markup.written import Written

# Nobody here vouched for the links of imported posts.
LINK_REL = "nofollow ugc"
# How many posts get their links to exercises in one job: a tenth of a second, so that the worker stays quick.
LINKED_AT_ONCE = 20
NOTHING = Written("", "", "", COOK_VERSION, (), (), 0)


@dataclass
class WordsChanged:
    """What an import made of the words of a file: contact details hidden, and posts by what they were written in."""

    hidden: int = 0
    markup: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Desk:
    """What every batch of one import needs; `last_n` is the highest post number the file gives each thread."""

    now: datetime
    last_n: Mapping[int, int]
    tells_index: bool
    source: Path
    changed: WordsChanged = field(default_factory=WordsChanged)


def put_users(session: Session, lines: Sequence[UserLine], desk: Desk) -> None:
    """Members without address and password; `strideshare user password` opens an account."""
    looks = {line.id: skeleton(line.name) for line in lines}
    taken = set(session.scalars(select(Member.name_skeleton).where(Member.name_skeleton.in_(looks.values()))))
    # Of names that look alike, the first keeps the look.
    holders = {look: id_ for id_, look in reversed(looks.items()) if look not in taken and len(look) <= SKELETON_CHARS}
    session.execute(
        insert(Member),
        [
            {
                "id": line.id,
                "name": line.name,
                "name_key": name_key(line.name),
                "name_skeleton": looks[line.id] if holders.get(looks[line.id]) == line.id else None,
                "created_at": desk.now,
                "confirmed_at": desk.now,
            }
            for line in lines
        ],
    )


def put_categories(session: Session, lines: Sequence[CategoryLine], _desk: Desk) -> None:
    """Categories at the end of the list, unless the file gives their place."""
    taken = set(session.scalars(select(Category.slug)))
    for line in lines:
        title = tidy(line.title)
        slug = slugify(line.slug or title, default="category")
        if slug in taken:
            slug = f"{slug}-{line.id}"
        taken.add(slug)
        position = line.id if line.position is None else line.position
        words = {"purpose": clean_text(line.purpose).strip(), "template": clean_text(line.template).strip()}
        session.add(Category(id=line.id, slug=slug, title=title, position=position, posting=line.posting, **words))
    session.flush()


def put_threads(session: Session, lines: Sequence[ThreadLine], desk: Desk) -> None:
    """Threads with the room for their posts kept: who replies meanwhile gets a number after them."""
    for line in lines:
        title = tidy(line.title)
        thread = Thread(
            id=line.id,
            category_id=line.category,
            author_id=line.user,
            title=title,
            slug=slugify(title),
            kind=line.type,
            created_at=line.at,
            last_post_at=line.at,
            last_n=desk.last_n.get(line.id, 0),
            is_pinned=line.pinned,
            is_locked=line.locked is not None,
            locked_reason=clean_text(line.locked or "").strip(),
        )
        session.add(thread)
    session.flush()
    for line in lines:
        if line.tags:
            put_tags(session, line.id, line.tags)


def put_posts(session: Session, lines: Sequence[PostLine], desk: Desk) -> None:
    """Posts, masked and cooked, with the exercises they link to."""
    names = find_names(*(line.body for line in lines))
    both = [(line, write_post(line, names, desk.changed)) for line in lines]
    session.execute(insert(Post), [post_values(line, text) for line, text in both])
    for line, text in both:
        keep_vouched(session, "post", line.id, line.user, text.vouched, line.at)
    links = [
        {"post_id": line.id, "exercise_id": exercise}
        for line, text in both
        for exercise in dict.fromkeys(text.exercises)
    ]
    if links:
        session.execute(insert(PostExercise), links)
    pages = [row for line, text in both for row in rows_of(line.id, text.links, text.standings)]
    if pages:
        session.execute(insert(PostLink), pages)
    if desk.tells_index:
        for line in lines:
            enqueue(session, "post.saved", desk.now, post_id=line.id, is_new=False)
    else:
        for some in chunks([line.id for line in lines], LINKED_AT_ONCE):
            enqueue(session, "post.link", desk.now, post_ids=some)


def write_post(line: PostLine, names: Names, changed: WordsChanged) -> Written:
    """The text of a post as it is kept; one that is gone has none."""
    if line.state != "public":
        return NOTHING
    made = to_markdown(line.body.strip())
    masked = mask(clean_text(made.text), {key_of(number) for number in line.not_private})
    written = write_masked(masked, names, LINK_REL)
    changed.markup.update(made.kinds)
    changed.hidden += written.masked
    return written


def post_values(line: PostLine, text: Written) -> dict[str, object]:
    """The row of a post."""
    return {
        "id": line.id,
        "thread_id": line.thread,
        "n": line.n,
        "author_id": line.user,
        "created_at": line.at,
        "edited_at": line.edited,
        "state": line.state,
        "body": text.body,
        "html": text.html,
        "plain": text.plain,
        "cook_version": text.cook_version,
        "advises_medicine": message_advises_medicine(text.body),
    }


def put_routines(session: Session, lines: Sequence[RoutineLine], desk: Desk) -> None:
    """Cards with all their versions, attached to the posts they belong to."""
    exercises = get_library().exercises
    for line in lines:
        first, last = line.versions[0].at, line.versions[-1].at
        routine = Routine(
            id=line.id,
            owner_id=line.owner,
            state=line.state,
            made_by=line.made_by,
            created_at=first,
            touched_at=last,
        )
        name_routine(routine, line.versions[-1].card.title)
        routine.published_at = last
        session.add(routine)
        masker = Masker([key_of(number) for number in line.not_private])
        for version in line.versions:
            routine.current_n = version.n
            session.flush()
            note, card = masker(clean_text(version.note)), rewrite(version.card, masker)
            add_version(session, routine, card, exercises, version.at, note)
        desk.changed.hidden += len(masker.hidden)
        keep_vouched(session, "routine", line.id, line.owner, masker.vouched.values(), last)
        ids = select(RoutineVersion.n, RoutineVersion.id).where(RoutineVersion.routine_id == line.id)
        versions = {row.n: row.id for row in session.execute(ids)}
        attached = list(dict.fromkeys(line.posts))
        session.add_all(PostRoutine(post_id=post, version_id=versions[n]) for post, n in attached)
        for post, _n in attached:
            session.execute(update(Post).where(Post.id == post).values(card_count=Post.card_count + 1))
        enqueue(session, "routine.saved", desk.now, routine_id=line.id)
    session.flush()


def link_copies(session: Session, lines: Sequence[RoutineLine]) -> None:
    """Point copies at the version they were made of, once all cards of the file are here."""
    for line in lines:
        if line.forked_from:
            routine_id, n = line.forked_from
            source = select(RoutineVersion.id).where(RoutineVersion.routine_id == routine_id, RoutineVersion.n == n)
            mine = (Routine.id == line.id) & Routine.forked_from_version_id.is_(None)
            session.execute(update(Routine).where(mine).values(forked_from_version_id=source.scalar_subquery()))
