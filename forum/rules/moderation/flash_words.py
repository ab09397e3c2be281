"""What the next page says to a moderator, admin or clinician about what they just did."""

REPORTED = "Thank you. A moderator will look at it. Only moderators can see your report."
# By what was done with a case of the queue.
CASE_DECIDED = {
    "approve": "The post is approved. Everybody can read it now.",
    "hide": "It is hidden. You can bring it back from its page.",
    "keep": "It stays, and the report is closed.",
    "decline": "The suggestion is declined, and the member is told why.",
}
POST_APPROVED = "Everybody can read it now."
HIDDEN = "It is hidden. You can bring it back at any time."
SHOWN_AGAIN = "Everybody can see it again."
OLD_TEXT_CLOSED = "That older text is closed. Only moderators can read it now."
OLD_TEXT_OPENED = "Everybody who can read the post can read that older text again."

THREAD_LOCKED = "The thread is locked."
THREAD_UNLOCKED = "The thread is open again."
THREAD_PINNED = "The thread is pinned."
THREAD_UNPINNED = "The thread is not pinned any more."
THREAD_MOVED = "The thread is moved."
CATEGORY_OPENED = "The category is open."
CATEGORY_CHANGED = "The category is changed."

EXERCISE_HIDDEN = "It is out of use. Only a clinician can release it."
EXERCISE_HELD = "It is held back: nothing offers it now, and the moderators are told."
EXERCISE_SIGNED = "Your name is on these facts. Once one of them changes, it counts no longer."
EXERCISE_UNSIGNED = "Your name is no longer on this exercise."
NEEDS_JUDGED = "Saved. Members read what you said, and search goes by it."
RISK_LIFTED = "The risk is settled. The exercise can be offered again."


NUMBER_REMOVED = "Done. From now on the number is hidden."


def number_added(number: str) -> str:
    """Whoever writes it."""
    return f"{number} stays in posts and cards from now on."


def host_judged(host: str, standing: str) -> str:
    """Posts that link there follow within a minute."""
    return f"{host} is {standing} now. Posts that link to it follow in a moment."


def host_free(host: str) -> str:
    """As any other host."""
    return f"There is no rule about {host} any more."
