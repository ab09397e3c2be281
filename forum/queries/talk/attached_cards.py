"""The routine cards under posts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from forum.formats.routines.minicard import MiniCard, mini_card
from forum.models import PostRoutine, Routine, RoutineVersion, db
from forum.rules.routines.facts import strip_from_dict


@dataclass(frozen=True, slots=True)
class AttachedCard:
    """A routine card under a post, at the version that was attached."""

    routine_id: int
    slug: str
    n: int
    current_n: int
    title: str
    minutes: int
    energy: int
    summary: dict[str, Any]

    @property
    def url(self) -> str:
        base = f"/routines/{self.routine_id}/{self.slug}"
        return base if self.n == self.current_n else f"/routines/{self.routine_id}/v/{self.n}"

    @property
    def mini(self) -> MiniCard:
        said = self.summary
        strip = strip_from_dict(said.get("strip"))
        return mini_card(self.url, self.title, said.get("meta", ""), strip, modalities=said.get("modalities", ()))


def cards_of(post_ids: Sequence[int]) -> dict[int, tuple[AttachedCard, ...]]:
    """The public cards under these posts, by post."""
    rows = db.session.execute(
        select(
            PostRoutine.post_id,
            Routine.id,
            Routine.slug,
            RoutineVersion.n,
            Routine.current_n,
            RoutineVersion.card,
            RoutineVersion.minutes,
            RoutineVersion.energy,
            RoutineVersion.summary,
        )
        .join(RoutineVersion, RoutineVersion.id == PostRoutine.version_id)
        .join(Routine, Routine.id == RoutineVersion.routine_id)
        .where(PostRoutine.post_id.in_(post_ids), Routine.state == "public")
        .order_by(RoutineVersion.id)
    )
    found: dict[int, tuple[AttachedCard, ...]] = {}
    for post_id, routine_id, slug, n, current_n, card, minutes, energy, summary in rows:
        view = AttachedCard(routine_id, slug, n, current_n, card["title"], minutes, energy, summary)
        found[post_id] = (*found.get(post_id, ()), view)
    return found
