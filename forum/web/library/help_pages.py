"""Help: how things work here, what is kept, and what the rules are."""

from typing import Any

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from forum.actions.talk import drafts
from forum.actions.upkeep import prune
from forum.rules.kit.limits import POST_CHARS
from forum.rules.library import words as exercise_words
from forum.rules.library.glossary import GLOSSARY
from forum.rules.members import accounts, second_factors, takeaways
from forum.rules.routines import limits
from forum.rules.routines.minutes import CHANGE_OVER_S, REST_BETWEEN_SETS_S, SECONDS_A_REP
from forum.rules.routines.safety import COOLING, PACING, STOP_RULES
from forum.rules.talk import posting
from forum.text.kit.slugs import slugify
from forum.text.markup.plainly import cook_plainly
from forum.web.kit.request_context import current_site

bp = Blueprint("help", __name__, url_prefix="/help")

# What can be typed into the search box, and what it finds; a test asks the query parser whether it agrees.
SEARCHES: tuple[tuple[str, str], ...] = (
    ("balance sitting down", "Results with all the words first, then results with some of them."),
    ('"heel to toe"', "These words side by side, in this order."),
    ("stretch -floor", "Leaves out everything that has the word floor."),
    ("foam kind:exercise", "One kind only: thread, post, routine, exercise, study or resource."),
    ("foam in:title", "The words stand in a title or a name."),
    ("position:sitting", "Done in this position. Also standing, walking or lying. Of a card, all of it."),
    ("modality:balance", "One kind of exercise. Also strength, aerobic or stretching."),
    ("equipment:chair", "Uses this. Also band, wall, step, ball or mat."),
    ("level:2", "How hard, from 1 (gentlest) to 5 (hardest). Of a card, its hardest exercise."),
    ("helper:alone", "No one else is needed. Also recommended or required."),
    ("support:hold-on", "You hold on to something firm. Also none or within-reach."),
    ("phase:lifting-the-toes", "Trains this part of walking. Also landing-on-the-heel and others."),
    ('exercise:"sit to stand"', "This exercise, and cards, threads and replies that have it."),
    ("reviewed:yes", "Exercises and cards that a clinician has reviewed."),
    ("trusted:yes", "The same, and trusted resources."),
    ("author:ana", "Written by this member."),
    ("category:balance", "In this category of the forum. Write hyphens for spaces."),
    ("tag:walking", "In threads with this tag."),
    ("after:2026-05", "From May 2026 on. Also before:2026-05, or a whole year."),
    ("balance order:latest", "Newest first, and only what has all the words. Also oldest or helpful."),
    (
        "in:saved",
        "Among the cards you saved. in:mine is the newest of what you wrote. Whoever opens it sees their own.",
    ),
)


@bp.get("")
def show() -> ResponseReturnValue:
    """How to read, write, and make a card."""
    return render_template("library/help/show.html", posting=posting, posting_chars=POST_CHARS, limits=limits)


@bp.get("/search")
def search() -> ResponseReturnValue:
    """How to find things."""
    return render_template("library/help/search.html", searches=SEARCHES)


@bp.get("/safety")
def safety() -> ResponseReturnValue:
    """What the safety strip means, and when to stop."""
    seconds = {"rep": SECONDS_A_REP, "rest": REST_BETWEEN_SETS_S, "change": CHANGE_OVER_S}
    rules = {"stops": STOP_RULES, "pacing": PACING, "cooling": COOLING}
    return render_template("library/help/safety.html", words=exercise_words, seconds=seconds, **rules)


@bp.get("/words")
def words() -> ResponseReturnValue:
    """Clinical words in plain words."""
    return render_template(
        "library/help/words.html", words=[(slugify(word), word, says) for word, says in GLOSSARY.items()]
    )


@bp.get("/rules")
def rules() -> ResponseReturnValue:
    """The house rules."""
    own = cook_plainly(current_site().rules)
    return render_template("library/help/rules.html", free_links=posting.FIRST_POST_LINKS, own=own)


@bp.get("/accessibility")
def accessibility() -> ResponseReturnValue:
    """What works for whom, and what does not yet."""
    return render_template("library/help/accessibility.html")


@bp.get("/privacy")
def privacy() -> ResponseReturnValue:
    """What is kept, why, and for how long."""
    return render_template("library/help/privacy.html", days=kept_days(), undo_days=posting.UNDO_DAYS)


def kept_days() -> dict[str, Any]:
    """How many days things are kept, from where that is decided."""
    spans = {
        "session": accounts.SESSION_LASTS,
        "remembered": accounts.REMEMBERED_LASTS,
        "draft": drafts.KEPT_FOR,
        "notice": prune.NOTICES_KEPT,
        "form": prune.SUBMISSIONS_KEPT,
        "link": accounts.LINK_LASTS["confirm"],
        "takeaway": takeaways.TAKEAWAY_LASTS,
        "event": second_factors.EVENTS_KEPT,
    }
    return {name: span.days for name, span in spans.items()}
