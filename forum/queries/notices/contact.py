"""What a member and the moderators wrote to each other, as it stands in a moderator's notices."""

from sqlalchemy import and_, or_, select

from forum.models import Notice, db
from forum.queries.notices.notices import Said, say_all
from forum.rules.kit.people import Person

CONTACTS_SHOWN = 20


def list_contacts(person: Person, member_id: int) -> list[Said]:
    """The newest words to and from a member that were left for this moderator, newest first."""
    asked = and_(Notice.kind == "contact", Notice.data["by"].as_integer() == member_id)
    answered = and_(Notice.kind == "contact_answered", Notice.data["to"].as_integer() == member_id)
    wanted = select(Notice).where(Notice.member_id == person.id, or_(asked, answered))
    return say_all(db.session.scalars(wanted.order_by(Notice.id.desc()).limit(CONTACTS_SHOWN)).all(), person)
