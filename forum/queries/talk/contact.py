"""What a member and the moderators wrote to each other, as it stands in a moderator's notices."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.models import Notice, db

CONTACTS_SHOWN = 20


def list_contacts(reader_id: int, url: str) -> Sequence[Notice]:
    """The newest messages left for this reader that lead to this page, newest first."""
    wanted = select(Notice).where(Notice.member_id == reader_id, Notice.kind == "message", Notice.url == url)
    return db.session.scalars(wanted.order_by(Notice.id.desc()).limit(CONTACTS_SHOWN)).all()
