"""Notices keep what they are about, and are put into words when they are read.

Until now a notice was a finished sentence, so a thread's old title stayed in it for ever. Each sentence of an earlier
version is read back into its kind and its data: ids, and words that a person wrote. One that fits no shape stays as it
is, under the kind "told". A step back can't make those sentences again: it keeps every row and says so in each.

Revision ID: 0007
Revises: 0006
"""

import re
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

NOTICE = sa.table(
    "notice",
    *(sa.column(name) for name in ("id", "key", "kind", "text", "url")),
    sa.column("data", sa.JSON()),
)
ACTS = {
    "post": ("approve", "hide", "restore"),
    "routine": ("hide", "restore"),
    "programme": ("hide", "restore"),
    "resource": ("approve", "decline"),
    "thread": ("lock", "unlock", "pin", "unpin", "move"),
}
OUTCOMES = {
    "post": ("hidden", "kept"),
    "routine": ("hidden", "kept"),
    "programme": ("hidden", "kept"),
    "resource": ("hidden", "kept", "retired"),
}
ROLES = {"a member": "member", "a verified clinician": "clinician", "a moderator": "moderator", "an admin": "admin"}
KEY = re.compile(r"(?P<about>\w+):(?P<first>\d+)(:(?P<second>\d+))?")
SPOKE = re.compile(r".+ (?P<how>mentioned you in|replied in your thread) “.*”\.", re.DOTALL)
REVIEWED = re.compile(r".+, a clinician, reviewed version (?P<n>\d+) of your card “.*”\.", re.DOTALL)
ROLE = re.compile(r"You are now (?P<role>.+?) here\. Reason: (?P<reason>.*)", re.DOTALL)
SUSPENDED = re.compile(
    r"Your account can read but not write until (?P<until>\d\d? [A-Z][a-z]+ \d{4})\. Reason: (?P<reason>.*)", re.DOTALL
)
LET_IN = re.compile(r"You can write again\. (?P<reason>.*)", re.DOTALL)
ASKED = re.compile(r"(?P<by>.+?) wrote to the moderators: “(?P<words>.*)”", re.DOTALL)
ANSWER = re.compile(r"(?P<by>.+?), a moderator, wrote to you: “(?P<words>.*)”", re.DOTALL)
ANSWERED = re.compile(r"(?P<by>.+?) wrote to (?P<to>.+?): “(?P<words>.*)”", re.DOTALL)

Meaning = tuple[str, dict[str, Any]] | None


class House(NamedTuple):
    """What the sentences speak of, by what they say of it."""

    authors: dict[int, int]
    members: dict[str, int]
    categories: dict[str, int]
    acts: dict[int, Any]
    flags: dict[int, Any]


def look_around(connection: sa.Connection) -> House:
    """Read what is needed to understand all notices."""

    def pairs(statement: str) -> dict[Any, Any]:
        return {row[0]: row[1] for row in connection.execute(sa.text(statement))}

    acts = connection.execute(sa.text("SELECT id, act, noun, noun_id, reason FROM modlog"))
    flags = connection.execute(sa.text("SELECT id, noun, noun_id, outcome FROM flag"))
    return House(
        pairs("SELECT id, author_id FROM post"),
        pairs("SELECT name, id FROM member"),
        pairs("SELECT title, id FROM category"),
        {row.id: row for row in acts},
        {row.id: row for row in flags},
    )


def read_notice(row: Any, house: House) -> Meaning:
    """What a notice means, None when that is not certain."""
    if row.kind == "message":
        return read_contact(row, house)
    key = KEY.fullmatch(row.key)
    if key is None:
        return None
    first, second = int(key["first"]), int(key["second"] or 0)
    if (row.kind, key["about"]) == ("reply", "post"):
        return read_reply(row, first, house)
    if (row.kind, key["about"]) == ("review", "review"):
        return read_review(row, second)
    if (row.kind, key["about"]) == ("moderation", "modlog"):
        return read_act(row, house.acts.get(first), house)
    if (row.kind, key["about"]) == ("moderation", "flag"):
        return read_flag(row, house.flags.get(first))
    return None


def read_reply(row: Any, post_id: int, house: House) -> Meaning:
    found = SPOKE.fullmatch(row.text)
    if not found or post_id not in house.authors:
        return None
    kind = "mention" if found["how"] == "mentioned you in" else "reply"
    return kind, {"post": post_id, "by": house.authors[post_id]}


def read_review(row: Any, reviewer_id: int) -> Meaning:
    found, card = REVIEWED.fullmatch(row.text), re.match(r"/routines/(\d+)/", row.url)
    if not found or not card:
        return None
    return "review", {"routine": int(card[1]), "by": reviewer_id, "n": int(found["n"])}


def read_act(row: Any, act: Any, house: House) -> Meaning:
    if act is None:
        return None
    if act.noun == "member":
        return read_standing(row.text)
    if act.act not in ACTS.get(act.noun, ()) or not row.text.endswith(f" Reason: {act.reason}"):
        return None
    data = {act.noun: int(act.noun_id), "reason": act.reason}
    if act.act == "move":
        said = row.text.removesuffix(f" Reason: {act.reason}")
        there = [id_ for title, id_ in house.categories.items() if said.endswith(f"”. It is in “{title}” now.")]
        if not there:
            return None
        data["category"] = there[0]
    return f"{act.noun}.{act.act}", data


def read_standing(text: str) -> Meaning:
    if (found := ROLE.fullmatch(text)) and found["role"] in ROLES:
        return "member.role", {"role": ROLES[found["role"]], "reason": found["reason"]}
    if found := SUSPENDED.fullmatch(text):
        until = datetime.strptime(f"{found['until']} +0000", "%d %B %Y %z")
        return "member.suspend", {"until": f"{until:%Y-%m-%d}", "reason": found["reason"]}
    if found := LET_IN.fullmatch(text):
        return "member.unsuspend", {"reason": found["reason"]}
    return None


def read_flag(row: Any, flag: Any) -> Meaning:
    if flag is None or flag.outcome not in OUTCOMES.get(flag.noun, ()):
        return None
    if not row.text.startswith("Thank you for your report. A moderator looked at the "):
        return None
    return f"{flag.noun}.was_{flag.outcome}", {flag.noun: flag.noun_id}


def read_contact(row: Any, house: House) -> Meaning:
    for kind, shape in (("contact", ASKED), ("contact_answer", ANSWER), ("contact_answered", ANSWERED)):
        if found := shape.fullmatch(row.text):
            data = found.groupdict()
            named = {name: house.members.get(data[name]) for name in ("by", "to") if name in data}
            return (kind, {**data, **named}) if None not in named.values() else None
    return None


def upgrade() -> None:
    op.add_column("notice", sa.Column("data", sa.JSON(), nullable=False, server_default="{}"))
    connection = op.get_bind()
    house = look_around(connection)
    changes = []
    for row in connection.execute(sa.select(NOTICE.c["id", "key", "kind", "text", "url"])):
        kind, data = read_notice(row, house) or ("told", {"text": row.text, "url": row.url})
        changes.append({"its_id": row.id, "its_kind": kind, "its_data": data})
    if changes:
        wanted = sa.update(NOTICE).where(NOTICE.c.id == sa.bindparam("its_id"))
        values = {"kind": sa.bindparam("its_kind"), "data": sa.bindparam("its_data", type_=sa.JSON())}
        connection.execute(wanted.values(values), changes)
    op.drop_column("notice", "url")
    op.drop_column("notice", "text")


def downgrade() -> None:
    op.add_column("notice", sa.Column("text", sa.String(), nullable=False, server_default=""))
    op.add_column("notice", sa.Column("url", sa.String(length=300), nullable=False, server_default="/me/notices"))
    connection = op.get_bind()
    lost = "This was told by a newer version, and can't be said by this one."
    connection.execute(sa.update(NOTICE).values(text=lost))
    for row in connection.execute(sa.select(NOTICE.c["id", "data"]).where(NOTICE.c.kind == "told")).all():
        connection.execute(sa.update(NOTICE).where(NOTICE.c.id == row.id).values(row.data))
    op.drop_column("notice", "data")
