"""Why a run is paused, and where it goes on afterwards: the one place that decides and says it.

A pause freezes everything: no week passes, and no step is taken. Coming back is always lower. These are our editors'
rules, made to be careful; no study of MS tested them. They are:

- After any pause, every rule goes one step back.
- After LONG_PAUSE or more, and after a relapse or steroids however short it was, only half of the steps are left
  (rounded down).
- The first week back is lower still: the low end of every range, and one set or round fewer.
- A programme never says when somebody is ready again. After a relapse, steroids or an infection it asks them to talk
  to their care team first.
"""

from datetime import timedelta
from typing import Literal, get_args

from forum.errors import Refused
from forum.rules.programmes import refusal_words
from forum.rules.programmes.progressions import Steps

PauseReason = Literal["relapse", "infection", "steroids", "rest"]
PAUSE_REASONS: tuple[PauseReason, ...] = get_args(PauseReason)

PAUSE_WORDS: dict[PauseReason, str] = {
    "relapse": "A relapse, or new symptoms",
    "infection": "An infection or a fever",
    "steroids": "A course of steroids",
    "rest": "I need a rest, or something else",
}
LONG_PAUSE = timedelta(days=14)
FIRST_WEEK_BACK = timedelta(days=7)
ASKS_CARE_TEAM: tuple[PauseReason, ...] = ("relapse", "steroids", "infection")
_HALVED: tuple[PauseReason, ...] = ("relapse", "steroids")
_ADVICE: dict[PauseReason, str] = {
    "relapse": "Talk to your MS team before you go on. Tell them about new or worse symptoms now, do not wait.",
    "infection": "Wait until the fever is gone and you have talked to your doctor or MS team. "
    "Heat and infection can make MS symptoms worse for a while.",
    "steroids": "Talk to your MS team before you go on. Ask what is safe after steroids.",
    "rest": "Rest as long as you need. Rest counts as keeping to the plan.",
}


def check_pause_reason(reason: str) -> PauseReason:
    """One of the reasons; raises `Refused`."""
    for known in PAUSE_REASONS:
        if reason == known:
            return known
    raise Refused(refusal_words.NO_PAUSE_REASON, "because")


def after_pause(steps: Steps, reason: PauseReason, lasted: timedelta) -> Steps:
    """The steps that are left when a run goes on; never more than before."""
    if reason in _HALVED or lasted >= LONG_PAUSE:
        return Steps(steps.strong // 2, steps.weak // 2)
    return Steps(max(steps.strong - 1, 0), max(steps.weak - 1, 0))


def say_advice(reason: PauseReason) -> str:
    """What to do before going on."""
    return _ADVICE[reason]


def say_return(reason: PauseReason, lasted: timedelta) -> str:
    """How the run would go on, in words."""
    less = "half of your steps" if reason in _HALVED or lasted >= LONG_PAUSE else "one step less"
    return (
        f"You carry on in the same week, with {less}. Your first week back is easier still: "
        "the low end of every range, and one set or round fewer."
    )
