"""What a search says of its operators: what each takes, what was chosen, and what could not be used."""

from collections.abc import Mapping

# Each operator as it is typed, and what it takes.
TAKES: Mapping[str, str] = {
    "kind": "thread, post, routine, exercise, digest, study or resource",
    "in": "title, saved or mine",
    "author": "a member’s name",
    "category": "the name of a category, with hyphens for spaces",
    "tag": "a tag of a thread",
    "exercise": "the name of an exercise, in quotation marks if it has several words",
    "modality": "strength, balance, aerobic or stretching",
    "position": "sitting, lying, standing, walking, kneeling or all-fours",
    "support": "none, within-reach or hold-on",
    "equipment": "a thing such as chair, band, wall, step, ball or mat",
    "phase": "a part of walking, such as lifting-the-toes or bending-the-knee",
    "level": "a number from 1 (gentlest) to 5 (hardest)",
    "helper": "alone, recommended or required",
    "reviewed": "yes",
    "trusted": "yes",
    "before": "a year, a month or a day, such as 2026, 2026-05 or 2026-05-17",
    "after": "a year, a month or a day, such as 2026, 2026-05 or 2026-05-17",
    "order": "relevance, latest, oldest or helpful",
    "status": "hidden, held or deleted",
}
FOR_MODERATORS = "status"
LOG_IN = "Log in to search what you saved or wrote. These are results from everybody."
MODERATORS_ONLY = "Only moderators can search by status. These are results that everybody can see."
# Of what is typed, no more is said back.
MOST_SHOWN = 40
ORDER_WORDS = {
    "relevance": "Best match",
    "latest": "Newest",
    "oldest": "Oldest",
    "helpful": "Most helpful",
}
IN_WORDS = {"title": "Only in titles", "saved": "What I saved", "mine": "What I wrote"}
STATUS_WORDS = {"hidden": "Hidden", "held": "Waiting for a moderator", "deleted": "Deleted"}
TRUSTED = "Trusted resources, and what a clinician has reviewed"
_SAID = {
    "author": "By {}",
    "tag": "Tag: {}",
    "exercise": "With {}",
    "before": "Before {}",
    "after": "Since {}",
    "category": "In {}",
}


def say_choice(name: str, value: str) -> str:
    """What was chosen, where its words are not those of a facet."""
    known = {"in": IN_WORDS, "status": STATUS_WORDS, "order": ORDER_WORDS, "trusted": {"yes": TRUSTED}}
    if name in known:
        return known[name].get(value, value)
    return _SAID.get(name, "{}").format(_short(value))


def say_unread(name: str, value: str, why: str, *, is_moderator: bool) -> str:
    """Why a part of a search asked for nothing, and what can be used instead."""
    match why:
        case "visitor":
            return LOG_IN
        case "office":
            return MODERATORS_ONLY
        case "thing":
            return f"We have no {name} called “{_short(value)}”. Everything else was searched."
        case "minus":
            return f"“-{name}:” can’t be used. A minus works before a word, such as -floor. The rest was searched."
    if name in TAKES and (is_moderator or name != FOR_MODERATORS):
        typed = _short(f"{name}:{value}")
        return f"“{typed}” says nothing here. After “{name}:” write {TAKES[name]}. The rest was searched."
    names = ", ".join(f"{one}:" for one in TAKES if is_moderator or one != FOR_MODERATORS)
    return f"“{_short(name)}:” can’t be searched by. You can use {names}. The rest was searched."


def _short(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
