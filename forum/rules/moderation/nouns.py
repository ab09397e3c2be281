"""What can be reported, hidden and shown again: one row for each noun."""

from dataclasses import dataclass

from forum.errors import Refused
from forum.rules.moderation import refusal_words


@dataclass(frozen=True, slots=True)
class Noun:
    """How a thing is called, where its pages are, and what a moderator may do in which state.

    It can be hidden in the states `hidable`; in the first of them everybody sees it. Shown again, it is `back` in the
    state it had, or in this one where none was kept. Without a `lead` it is hidden from the queue only. What is not
    `reportable` is reported by something that belongs to it: a thread by one of its posts.
    """

    word: str
    path: str
    hidable: tuple[str, ...]
    back: str
    not_hidable: str
    not_hidden: str
    lead: str = ""
    reportable: bool = True

    @property
    def shown(self) -> str:
        """The state in which everybody sees it."""
        return self.hidable[0]

    def check_hide(self, state: str) -> None:
        """Refuse to hide what nobody sees."""
        if state not in self.hidable:
            raise Refused(self.not_hidable)

    def check_restore(self, state: str) -> None:
        """Refuse to show again what no moderator hid."""
        if state != "hidden":
            raise Refused(self.not_hidden)


NOUNS: dict[str, Noun] = {
    "post": Noun(
        word="post",
        path="/p",
        hidable=("public", "held"),
        back="public",
        not_hidable=refusal_words.POST_DELETED,
        not_hidden=refusal_words.POST_NOT_HIDDEN,
        lead="Others will see a numbered gap instead. The author can still read it, and you can bring it back.",
    ),
    "thread": Noun(
        word="thread",
        path="/t",
        hidable=("public", "held"),
        back="public",
        not_hidable=refusal_words.THREAD_NOT_SHOWN,
        not_hidden=refusal_words.THREAD_NOT_HIDDEN,
        lead="Its title and all its posts go out of everybody’s sight: lists, search, links. "
        "Who started it can still read it, and you can bring it back.",
        reportable=False,
    ),
    "routine": Noun(
        word="routine card",
        path="/routines",
        hidable=("public",),
        back="private",
        not_hidable=refusal_words.CARD_NOT_PUBLIC,
        not_hidden=refusal_words.CARD_NOT_HIDDEN,
        lead="Others can't open or find it any more. The owner can still see it, and you can bring it back.",
    ),
    "programme": Noun(
        word="programme",
        path="/programmes",
        hidable=("public",),
        back="private",
        not_hidable=refusal_words.PROGRAMME_NOT_PUBLIC,
        not_hidden=refusal_words.PROGRAMME_NOT_HIDDEN,
        lead="Others can't open or do it any more. The owner can still see it, and you can bring it back.",
    ),
    "resource": Noun(
        word="resource",
        path="/resources",
        hidable=("live",),
        back="live",
        not_hidable=refusal_words.RESOURCE_NOT_LISTED,
        not_hidden=refusal_words.RESOURCE_NOT_HIDDEN,
    ),
}
# What a case of the queue can be about: an exercise too, which comes there by a clinician's hold and not by a report,
# a private message, of which moderators see what was reported and nothing else, and what leans on a study that was
# taken back (a "lean").
CASE_NOUNS = (*(name for name, noun in NOUNS.items() if noun.reportable), "exercise", "message", "lean")


def get_noun(name: str) -> Noun:
    """One of `NOUNS`; raises `Refused`."""
    if name not in NOUNS:
        raise Refused(refusal_words.NOT_REPORTABLE)
    return NOUNS[name]


def get_reportable(name: str) -> Noun:
    """One of `NOUNS` that members can report; raises `Refused`."""
    noun = get_noun(name)
    if not noun.reportable:
        raise Refused(refusal_words.NOT_REPORTABLE)
    return noun
