"""Moderators take an exercise out of use; only a clinician releases it, on the clinicians' desk."""

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from forum.actions.moderation import exercise_holds
from forum.queries.library.exercises import get_library
from forum.rules.library.exercises import Exercise
from forum.rules.moderation import flash_words
from forum.web.kit.confirm_act import ActQuestion, ask_reason
from forum.web.kit.guards import need_moderator

bp = Blueprint("exercise_hiding", __name__)


@bp.route("/exercises/<exercise_id>/hide", methods=["GET", "POST"])
def hide(exercise_id: str) -> ResponseReturnValue:
    """Take an exercise out of use."""
    need_moderator()
    exercise = find(exercise_id)
    question = ActQuestion(
        title=f"Take “{exercise.name}” out of use?",
        lead="Nothing will offer it any more. Its page stays, with your reason, and cards that have it show a warning. "
        "Only a clinician can release it again.",
        label="Take out of use",
        icon="eye-off",
        about=exercise.name,
        noun="exercise",
        back=f"/exercises/{exercise.id}",
        done=flash_words.EXERCISE_HIDDEN,
        is_grave=True,
    )
    return ask_reason(question, lambda person, reason, now: exercise_holds.hide(person, exercise.id, reason, now))


def find(exercise_id: str) -> Exercise:
    """The exercise, or 404."""
    return get_library().exercises.get(exercise_id) or abort(404)
