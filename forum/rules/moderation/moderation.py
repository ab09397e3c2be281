"""For what reasons a thing may be reported, and how a moderator says why."""

from forum.errors import Refused
from forum.rules.kit.limits import NOTE_CHARS, REASON_CHARS
from forum.rules.moderation import refusal_words

REASON_LEAST = 3
CASES_A_PAGE = 10
LOG_A_PAGE = 30

# Of a resource alone.
OUT_OF_DATE = "out_of_date"
FLAG_REASONS: dict[str, str] = {
    OUT_OF_DATE: "Out of date, or the link is dead",
    "unsafe_advice": "Unsafe exercise advice",
    "medical_misinformation": "Medical misinformation",
    "contact_details": "Contact details or private information",
    "unkind": "Unkind or attacking",
    "spam": "Advertising or spam",
    "other": "Something else",
}
# What a clinician's hold of an exercise says in the queue; members can't choose it.
RISK_REASON = {"risk": "A clinician sees a risk"}

# Of what leans on a study, once that was corrected or taken back.
LEAN_REASON = "A study that it leans on was corrected or taken back"

# What each act is called in the modlog, after the moderator's name.
ACTS: dict[str, str] = {
    "hide": "hid",
    "restore": "restored",
    "approve": "approved",
    "keep": "kept",
    "redact": "closed an older text of",
    "unredact": "opened an older text of",
    "lock": "locked",
    "unlock": "unlocked",
    "pin": "pinned",
    "unpin": "unpinned",
    "move": "moved",
    "disown": "took their name off the",
    "sum_up": "said in short the",
    "remove_poll": "removed the poll of",
    "trust": "trusted",
    "untrust": "stopped trusting",
    "call_ordinary": "called ordinary",
    "watch": "put under watch",
    "block": "blocked",
    "hide_picture": "hid a picture of",
    "show_picture": "showed a picture again of",
    "hide_phone": "hid a phone number in",
    "add": "added",
    "edit": "changed",
    "check": "checked",
    "retire": "retired",
    "bring_back": "brought back",
    "accept": "accepted",
    "decline": "declined",
    "reorder": "reordered",
    "role": "changed the role of",
    "suspend": "suspended",
    "unsuspend": "lifted the suspension of",
    "remember": "keeps in memory the account of",
    "unremember": "took back the memorial of",
    "hold": "saw a risk in",
    "lift": "lifted the hold on",
    "review": "put their name to",
    "unreview": "took their name away from",
    "retry": "tried again",
    "drop": "dropped",
    "needs": "said what it helps with:",
}

# Ready sentences for the acts that come up most; the author reads them as they stand.
SAVED_REPLIES: dict[str, str] = {
    "unsafe": "This could hurt somebody who tries it alone. "
    "You are welcome to write it again with the support and the safety step it needs.",
    "medical": "This gives medical advice that we can't check. Please share your own experience, "
    "and leave treatment to doctors.",
    "contact": "It had contact details or private information. Please write it again without them.",
    "unkind": "It was about a person, not about the subject. Please write it again in a kinder way.",
    "advert": "It advertises something. We keep this place free of adverts.",
    "fine": "I read it with care, and it can stay.",
}


def check_reason(reason: str, *, has_author: bool = True) -> str:
    """The reason for an act, trimmed; raises `Refused` when it is too short or too long.

    An exercise of the library has no author among us, so the words differ there.
    """
    reason = reason.strip()
    if len(reason) < REASON_LEAST:
        raise Refused(refusal_words.no_reason(has_author=has_author), "reason")
    if len(reason) > REASON_CHARS:
        raise Refused(refusal_words.reason_too_long(len(reason), REASON_CHARS), "reason")
    return reason


def join_reason(saved: str, own: str) -> str:
    """A saved reply (by its key) and the moderator's own words, as one reason; either may be missing."""
    return " ".join(part for part in (SAVED_REPLIES.get(saved, ""), own.strip()) if part)


def reasons_for(noun: str) -> dict[str, str]:
    """The reasons for which a thing of this noun may be reported."""
    return {name: words for name, words in FLAG_REASONS.items() if name != OUT_OF_DATE or noun == "resource"}


def check_flag_reason(reason: str, noun: str = "post") -> str:
    """One of those for this noun; raises `Refused`."""
    if reason not in reasons_for(noun):
        raise Refused(refusal_words.NO_FLAG_REASON, "reason")
    return reason


def check_flag_note(note: str, reason: str) -> str:
    """The member's own words, trimmed; they are needed when no reason of the list fits."""
    note = note.strip()
    if reason == "other" and not note:
        raise Refused(refusal_words.NO_FLAG_NOTE, "note")
    if len(note) > NOTE_CHARS:
        raise Refused(refusal_words.flag_note_too_long(len(note), NOTE_CHARS), "note")
    return note


def check_new_flag(word: str, *, is_own: bool, is_known: bool) -> None:
    """Refuse a report of one's own thing (called `word`), and a second one of the same thing."""
    if is_own:
        raise Refused(refusal_words.reports_own(word))
    if is_known:
        raise Refused(refusal_words.REPORTED_ALREADY)


def check_approve(state: str) -> None:
    """Refuse to approve a post that does not wait."""
    if state != "held":
        raise Refused(refusal_words.NOT_WAITING)
