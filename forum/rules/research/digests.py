"""A digest: what one study means for readers, in plain words, part by part."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from forum.errors import Refused
from forum.rules.kit.limits import TITLE_CHARS
from forum.rules.research import refusal_words

Part = Literal["title", "takeaway", "found", "who", "keep"]
PARTS: tuple[Part, ...] = get_args(Part)
LABELS: Mapping[str, str] = {
    "title": "Title",
    "takeaway": "Key takeaway",
    "found": "What they found",
    "who": "Who may care, and why",
    "keep": "Keep in mind",
    "topics": "Topics",
    "exercises": "Exercises it is about",
}
MOST: Mapping[str, int] = {"title": TITLE_CHARS, "takeaway": 400, "found": 2_000, "who": 1_200, "keep": 1_200}
SENTENCE_CHARS = 300
TOPICS_MOST = 8
TOPIC_CHARS = 40
EXERCISES_MOST = 12
TOPICS_TYPED_CHARS = 400
EXERCISES_TYPED_CHARS = 2_000
DIGESTS_A_PAGE = 20
_ENDS = re.compile(r"(?<=[.?!…]) |(?<=[.?!…][”’\"')]) ")


@dataclass(frozen=True, slots=True)
class DigestText:
    """What a digest says; parts but the title may have paragraphs, `exercises` are ids of the library."""

    title: str
    takeaway: str = ""
    found: str = ""
    who: str = ""
    keep: str = ""
    topics: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()

    def said(self, part: Part) -> str:
        """The words of one part."""
        return str(getattr(self, part))

    @property
    def plain(self) -> str:
        """All of it, for whoever counts its words."""
        return "\n".join(filter(None, (self.said(part) for part in PARTS)))


def text_to_dict(text: DigestText) -> dict[str, Any]:
    """The text as it is kept."""
    return asdict(text) | {"topics": list(text.topics), "exercises": list(text.exercises)}


def text_from_dict(data: Mapping[str, Any]) -> DigestText:
    """A text as it was kept; what it does not have is empty."""
    title, takeaway, found, who, keep = (str(data.get(part) or "") for part in PARTS)
    topics, exercises = (tuple(data.get(name) or ()) for name in ("topics", "exercises"))
    return DigestText(title, takeaway, found, who, keep, topics, exercises)


def paragraphs_of(words: str) -> list[str]:
    """The paragraphs of a part; a new line begins one."""
    return [found for line in words.splitlines() if (found := " ".join(line.split()))]


def sentences_of(words: str) -> list[str]:
    """The sentences of a part, in order."""
    return [one for paragraph in paragraphs_of(words) for one in _ENDS.split(paragraph) if one]


def every_sentence(text: DigestText) -> Iterator[tuple[Part, str]]:
    """Each sentence of a text with the part it stands in."""
    for part in PARTS:
        yield from ((part, one) for one in sentences_of(text.said(part)))


def check_draft(text: DigestText, exercise_ids: Collection[str]) -> DigestText:
    """A text that may wait as a draft: it has a title, and nothing is too long; raises `Refused`."""
    if not text.title:
        raise Refused(refusal_words.NO_DIGEST_TITLE, "title")
    for part in PARTS:
        if len(text.said(part)) > MOST[part]:
            raise Refused(refusal_words.part_too_long(LABELS[part], MOST[part]), part)
    check_list(text.topics, TOPICS_MOST, TOPIC_CHARS)
    if len(text.exercises) > EXERCISES_MOST:
        raise Refused(refusal_words.too_many_exercises(EXERCISES_MOST), "exercises")
    if unknown := [one for one in text.exercises if one not in exercise_ids]:
        raise Refused(refusal_words.unknown_exercise(unknown[0]), "exercises")
    return text


def check_list(topics: Sequence[str], most: int, chars: int) -> None:
    """Refuse too many topics, or long ones."""
    if len(topics) > most or any(len(one) > chars for one in topics):
        raise Refused(refusal_words.too_many_topics(most, chars), "topics")


def check_whole(text: DigestText) -> None:
    """Refuse a text that is not ready to be read by others: something is missing, or a sentence is endless."""
    for part in PARTS:
        if not text.said(part):
            raise Refused(refusal_words.part_missing(LABELS[part]), part)
        if long := next((one for one in sentences_of(text.said(part)) if len(one) > SENTENCE_CHARS), ""):
            raise Refused(refusal_words.sentence_too_long(long[:40], SENTENCE_CHARS), part)
    if not text.topics:
        raise Refused(refusal_words.NO_TOPIC, "topics")


def read_topics(typed: str) -> tuple[str, ...]:
    """Topics as they are typed, with commas or line by line; each once, in small letters."""
    found = (" ".join(one.split()).lower() for one in re.split(r"[,\n;]", typed))
    return tuple(dict.fromkeys(one for one in found if one))


def read_exercises(typed: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Exercises as they are typed, a line each: ids by `names` in small letters; an unknown one stays as it is."""
    lines = (" ".join(one.split()) for one in typed.splitlines())
    return tuple(dict.fromkeys(names.get(one.lower(), one) for one in lines if one))
