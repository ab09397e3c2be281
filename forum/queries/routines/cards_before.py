"""What stood on a card before its draft: its current version, and the version that it was made of."""

from collections.abc import Sequence
from typing import Protocol

from sqlalchemy import or_, select

from forum.models import RoutineVersion, db
from forum.rules.routines.routines import Card, card_from_dict


class Drafted(Protocol):
    """A card with its version, 0 before the first, and the version it was made of."""

    @property
    def id(self) -> int: ...

    @property
    def current_n(self) -> int: ...

    @property
    def forked_from_version_id(self) -> int | None: ...


def list_cards_before(routine: Drafted) -> Sequence[Card]:
    """Both, as far as there are such; one query."""
    current = (RoutineVersion.routine_id == routine.id) & (RoutineVersion.n == routine.current_n)
    wanted = select(RoutineVersion.card).where(or_(current, RoutineVersion.id == routine.forked_from_version_id))
    return [card_from_dict(card) for card in db.session.scalars(wanted)]
