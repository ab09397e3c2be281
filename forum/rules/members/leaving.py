"""Leaving for good: what a member may choose, who can't leave, and what stands in the place of their name."""

from datetime import timedelta

from forum.errors import Refused
from forum.rules.members import refusal_words

# What becomes of posts and public cards.
KEEP, REMOVE = "keep", "remove"
CHOICES = {
    KEEP: "Keep my posts and public cards, under “Former member” with a number",
    REMOVE: "Remove my posts and public cards too",
}
# In the place of the name of whoever took theirs off a post; as nobody can choose it, it names nobody.
NAMELESS = "A member, name taken off"
REMOVED_THREAD = "Thread of a former member"
REMOVED_THING = "Removed with its account"
# What was on its way when somebody left is looked for once more after this time.
SWEPT_AFTER = timedelta(minutes=10)


def check_choice(choice: str) -> bool:
    """Whether posts are kept; raises `Refused` for anything that is no choice."""
    if choice not in CHOICES:
        raise Refused(refusal_words.NO_CHOICE_OF_POSTS, "posts")
    return choice == KEEP


def check_may_leave(role: str, other_admins: int) -> None:
    """Refuse to let the last admin go: nobody could give the office to another."""
    if role == "admin" and not other_admins:
        raise Refused(refusal_words.LAST_ADMIN)


def former_name(member_id: int) -> str:
    """How somebody is called who left. Nobody can choose such a name: it has spaces."""
    return f"Former member {member_id}"
