"""Which cards people found helpful, for a search that puts those first."""

from sqlalchemy import select

from forum.models import Routine, db

# So many of the most helpful; all others count as none.
MOST = 1_000


def count_helpful() -> dict[str, int]:
    """How many people found each public card helpful, by its key in the index; those that nobody did are left out."""
    liked = select(Routine.id, Routine.helpful_count).where(Routine.state == "public", Routine.helpful_count > 0)
    rows = db.session.execute(liked.order_by(Routine.helpful_count.desc()).limit(MOST))
    return {f"routine:{id_}": count for id_, count in rows}
