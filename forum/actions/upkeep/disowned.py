"""Which posts lost their author's name, written down beside the database: a backup from before brings no name back.

One line a post in a file of the instance folder: its number, and when it was written, so that another database is told
apart. It says nothing of whose it was.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from forum.actions.kit import noted_lines
from forum.models import Member, Post, db
from forum.queries.kit.chunks import chunks
from forum.rules.members.leaving import NAMELESS
from forum.rules.members.names import name_key

FILE = "disowned.jsonl"


def note(post_ids: Collection[int]) -> None:
    """Write posts down from which the name was taken; one that is there is not written again."""
    rows = db.session.execute(select(Post.id, Post.created_at).where(Post.id.in_(post_ids))).all()
    db.session.rollback()
    noted = list(noted_lines.read(FILE))
    for post_id, written_at in rows:
        line = {"post_id": post_id, "written_at": written_at.isoformat()}
        if line not in noted:
            noted_lines.append(FILE, line)


def list_named_again() -> list[int]:
    """The posts that have their author's name again, because the database is an older one."""
    noted = {int(line["post_id"]): datetime.fromisoformat(line["written_at"]) for line in noted_lines.read(FILE)}
    named = select(Post.id, Post.created_at).join(Member, Member.id == Post.author_id).order_by(Post.id)
    found = [
        post_id
        for some in chunks(list(noted))
        for post_id, written_at in db.session.execute(
            named.where(Post.id.in_(some), Member.name_key != name_key(NAMELESS), Post.state == "public")
        )
        if written_at == noted[post_id]
    ]
    db.session.rollback()
    return found
