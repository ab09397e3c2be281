"""Who somebody is to the house: the facts every permission is decided on."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from forum.rules.kit.days import NO_ZONE, day_of

Role = Literal["member", "clinician", "moderator", "admin"]
ROLES: tuple[Role, ...] = ("member", "clinician", "moderator", "admin")


@dataclass(frozen=True, slots=True)
class Person:
    """A member or a visitor (`id` 0), as the rules see them.

    Somebody whose office rests until they have a second factor is a member that `owes_second_factor`.
    `time_zone` is the one they chose, `NO_ZONE` while they never did, and `blocked` are the ids of those they blocked;
    nobody else is ever told of either.
    """

    id: int = 0
    name: str = ""
    role: Role = "member"
    is_confirmed: bool = False
    suspended_until: datetime | None = None
    suspended_reason: str = ""
    owes_second_factor: bool = False
    time_zone: str = NO_ZONE
    blocked: frozenset[int] = frozenset()

    @property
    def is_visitor(self) -> bool:
        return self.id == 0

    @property
    def is_moderator(self) -> bool:
        return self.role in ("moderator", "admin")

    @property
    def is_clinician(self) -> bool:
        return self.role == "clinician"

    @property
    def is_curator(self) -> bool:
        """Whether they may look after what the site says of research: moderators and clinicians."""
        return self.is_moderator or self.is_clinician

    @property
    def is_admin(self) -> bool:
        return self.role == "admin"

    def is_suspended(self, now: datetime) -> bool:
        """Whether a suspension is in force at `now`."""
        return self.suspended_until is not None and now < self.suspended_until

    def day(self, at: datetime) -> date:
        """The day on which a moment falls where this person lives."""
        return day_of(at, self.time_zone)


VISITOR = Person()
# Some member of whom nothing else is known: what they may read, every confirmed member may.
CONFIRMED = Person(is_confirmed=True)


def anybody_like(person: Person) -> Person:
    """Somebody who may read what all people of this standing may, and nothing that is this person's own."""
    return CONFIRMED if person.is_confirmed else VISITOR
