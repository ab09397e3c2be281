"""What a member told us they can do: for themselves alone."""

from forum.models import KeptFitProfile, db
from forum.rules.fitting.profiles import FitProfile, profile_from_dict


def find_profile(member_id: int) -> FitProfile | None:
    """The member's own answers, None before they gave any."""
    row = db.session.get(KeptFitProfile, member_id)
    return profile_from_dict(row.data) if row else None
