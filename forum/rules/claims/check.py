"""What a sentence says of a study, measured by what the study can carry."""

from dataclasses import dataclass

from forum.rules.claims.figure_check import check_figures
from forum.rules.claims.outcome_check import check_outcomes
from forum.rules.claims.reading import PhraseBook
from forum.rules.claims.reasons import Reason, in_order
from forum.rules.claims.scope_check import check_parts, check_people, check_time
from forum.rules.claims.sentences import read_sentence
from forum.rules.claims.studied import Studied
from forum.rules.claims.verb_check import check_certainty, check_verbs

# Longer than any sentence; the check takes time by length.
TEXT_CHARS = 1_000


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """Why a sentence says too much, the main reason first; none when it fits."""

    reasons: tuple[Reason, ...]

    @property
    def fits(self) -> bool:
        """Whether the study carries it."""
        return not self.reasons


def check_claim(text: str, studied: Studied, known: PhraseBook | None = None) -> ClaimVerdict:
    """Judge one sentence or headline; `known` takes the place of all the lists of words."""
    sentence = read_sentence(text, known)
    if not sentence.words:
        return ClaimVerdict(())
    reasons = [
        *check_verbs(sentence, studied),
        *check_figures(sentence, studied),
        *check_parts(sentence, studied),
        *check_time(sentence, studied),
        *check_people(sentence, studied),
        *(check_outcomes(sentence, studied) if studied.design != "protocol" else ()),
    ]
    # What only lacks its hedge is no more than that.
    return ClaimVerdict(in_order(reasons or list(check_certainty(sentence, studied))))
