"""Moderators take an exercise out of use, and show it again; a clinician's hold is not theirs to lift."""

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from forum.actions.moderation import exercise_holds
from forum.queries.library.exercises import get_library
from forum.rules.library.exercises import Exercise
from forum.rules.library.reviews import HIDDEN
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
        lead="Nothing will offer it any more. Its page stays, with your reason, and cards that have it show a warning.",
        label="Take out of use",
        icon="eye-off",
        about=exercise.name,
        noun="exercise",
        back=f"/exercises/{exercise.id}",
        done=flash_words.EXERCISE_HIDDEN,
        is_grave=True,
    )
    return ask_reason(question, lambda person, reason, now: exercise_holds.hide(person, exercise.id, reason, now))


@bp.route("/exercises/<exercise_id>/restore-hidden", methods=["GET", "POST"])
def restore(exercise_id: str) -> ResponseReturnValue:
    """Bring back an exercise that moderators took out of use; a clinician's hold stays."""
    need_moderator()
    exercise = find(exercise_id)
    hidden = [one for one in get_library().holds.get(exercise_id, ()) if one.kind == HIDDEN] or abort(404)
    question = ActQuestion(
        title=f"Bring “{exercise.name}” back into use?",
        lead="What moderators said against it is settled. If a clinician has seen a risk, it stays held back.",
        label="Bring back",
        icon="eye",
        about=exercise.name,
        noun="exercise",
        back=f"/exercises/{exercise.id}",
        done=flash_words.EXERCISE_RESTORED,
    )
    return ask_reason(question, lambda person, reason, now: exercise_holds.lift(person, hidden[0].id, reason, now))


def find(exercise_id: str) -> Exercise:
    """The exercise, or 404."""
    return get_library().exercises.get(exercise_id) or abort(404)
