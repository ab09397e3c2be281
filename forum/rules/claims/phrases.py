"""How lists of phrases are written: `a / b` are two, `a|b` either word, `word~` any form of the word.

`..` stands for up to two other words, `...` for up to six. DRUG is any word for a medicine.
"""

from dataclasses import dataclass

_DRUG = (
    "drug~|medicine~|medication~|treatment|treatments|therapies|interferon|injections|pills|tablets|infusions|steroids|"
    "prescription~|neurologist~|doctor~|capsules"
)


@dataclass(frozen=True, slots=True)
class WordList:
    """Phrases, and why they are in one list."""

    why: str
    text: str

    @property
    def phrases(self) -> tuple[str, ...]:
        """The phrases, one by one."""
        return phrases_in(self.text)


def phrases_in(text: str) -> tuple[str, ...]:
    """The phrases of a text that is written like a list."""
    return tuple(phrase.strip().replace("DRUG", _DRUG) for phrase in " ".join(text.split()).split(" / "))


def words_in(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())
