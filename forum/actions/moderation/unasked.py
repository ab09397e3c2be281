"""Suggestions of exercises that nobody asks for any more."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from forum.models import ExerciseAsker, SuggestedExercise


def drop_unasked(session: Session) -> None:
    """Delete what waits and nobody asks for any more, inside a running transaction; what was decided stays."""
    asked = select(ExerciseAsker.suggested_id)
    waits = (SuggestedExercise.state == "suggested") & SuggestedExercise.id.not_in(asked)
    session.execute(delete(SuggestedExercise).where(waits))
