"""Whether a digest says more than its study can carry: sentence by sentence, and what the whole leaves out."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.rules.claims.check import check_claim
from forum.rules.claims.reasons import Reason
from forum.rules.claims.sentences import read_sentence
from forum.rules.claims.topics import topics_in
from forum.rules.claims.wordings import wordings
from forum.rules.research.digests import DigestText, Part, every_sentence
from forum.rules.research.studies import MeasuredOutcome, StudyRecord, facts_of

_SMALL = 4  # shorter words join others and tell nothing of what was measured
_SAYS_NO = ("deny", "level", "open")


@dataclass(frozen=True, slots=True)
class StruckSentence:
    """A sentence that says too much: why, and up to three wordings that the study carries."""

    part: Part
    words: str
    reasons: tuple[Reason, ...]
    instead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DigestVerdict:
    """What is wrong with a digest; `unsaid` are measures that did not differ and of which the text does not say so."""

    struck: tuple[StruckSentence, ...]
    unsaid: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """Whether the study carries all of it."""
        return not (self.struck or self.unsaid)


def check_digest(text: DigestText, record: StudyRecord) -> DigestVerdict:
    """Judge every sentence of a digest by its study, and whether a null has vanished."""
    facts = facts_of(record)
    struck = []
    for part, words in every_sentence(text):
        verdict = check_claim(words, facts)
        if not verdict.fits:
            struck.append(StruckSentence(part, words, verdict.reasons, wordings(words, facts)))
    return DigestVerdict(tuple(struck), _unsaid(text, record.nulls))


def _unsaid(text: DigestText, nulls: Sequence[MeasuredOutcome]) -> tuple[str, ...]:
    """The names of nulls that no sentence tells as such."""
    if not nulls:
        return ()
    told: set[str] = set()
    for part, words in every_sentence(text):
        sentence = read_sentence(words)
        if part != "title" and any(map(sentence.has, _SAYS_NO)):
            told |= {word.text for word in sentence.words} | topics_in(words, sentence.known)
    return tuple(one.name for one in nulls if not _is_told(one, told))


def _is_told(null: MeasuredOutcome, told: set[str]) -> bool:
    """Whether what was measured is among the words, or the topics, of sentences that say no."""
    sentence = read_sentence(null.name)
    words = {word.text for word in sentence.words if len(word.text) > _SMALL}
    return bool((words | topics_in(null.name, sentence.known)) & told)
