"""How hard a text is to read: the school grade by Flesch and Kincaid, which counts words a sentence and syllables."""

import re

from forum.rules.research.digests import sentences_of

_WORD = re.compile(r"[a-z]+|\d[\d.,]*", re.IGNORECASE)
_MARKS = str.maketrans("", "", "'’")
_VOWELS = re.compile(r"[aeiouy]+")
_TWO = re.compile(r"(?<![ctsg])ia")  # "trial", but not "social"
# A silent e at the end, and the e of most plurals and pasts.
_SILENT = re.compile(r"(?:[^laeiouy]|[aeiouy]l)e$|[^td]ed$|[^aeiouyscxzg]es$")


def count_syllables(word: str) -> int:
    """The syllables of an English word, by its groups of vowels; a number counts as one."""
    plain = word.lower()
    if not plain.isalpha():
        return 1
    count = len(_VOWELS.findall(plain)) + len(_TWO.findall(plain))
    count -= 1 if _SILENT.search(plain) and len(plain) > 3 else 0
    return max(1, count)


def reading_grade(text: str) -> float:
    """The grade of a text, 0 where there are no words."""
    sentences = [one for one in sentences_of(text.translate(_MARKS)) if _WORD.search(one)]
    words = [word for one in sentences for word in _WORD.findall(one)]
    if not words:
        return 0.0
    syllables = sum(map(count_syllables, words))
    grade = 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59
    return round(max(0.0, grade), 1)
