"""What a search says it has understood, one chip for each answer to a facet."""

from collections.abc import Mapping

from forum.rules.library.words import EQUIPMENT_WORDS, MODALITY_WORDS, POSITION_WORDS

# As it is said of what is wanted, and of what is not.
_WORDS: Mapping[tuple[str, str], tuple[str, str]] = {
    ("position", "seated"): ("Sitting", "Not sitting"),
    ("position", "lying"): ("Lying down", "Not lying down"),
    ("position", "standing"): ("Standing", "Not standing"),
    ("position", "walking"): ("Walking", "Not walking"),
    ("position", "all_fours"): ("On hands and knees", "Not on hands and knees"),
    ("position", "kneeling"): ("Kneeling", "Not kneeling"),
    ("company", "alone"): ("Nobody else needed", "Not alone"),
    ("company", "with"): ("With somebody near", "Nobody else needed"),
    ("fall_risk", "high"): ("High fall risk", "No high fall risk"),
    ("effort", "gentle"): ("Gentle", "Not gentle"),
    ("effort", "hard"): ("Harder", "Not hard"),
    ("heat", "low"): ("Does not make you hot", "May make you hot"),
    ("eyes", "closed"): ("Eyes closed", "Eyes open"),
    ("floor", "yes"): ("On the floor", "Not on the floor"),
    ("impact", "yes"): ("With jumps", "No jumps"),
    ("overhead", "yes"): ("Arms above the head", "Arms below the head"),
    ("support", "hold_on"): ("Holding on", "Hands free"),
    ("equipment", "none"): ("Nothing to buy", "With equipment"),
}

_LIBRARY_WORDS = {"modality": MODALITY_WORDS, "equipment": EQUIPMENT_WORDS, "position": POSITION_WORDS}


def say_answer(facet: str, value: str, *, is_excluded: bool) -> str:
    """The words of one answer."""
    if (facet, value) in _WORDS:
        return _WORDS[facet, value][is_excluded]
    words = _LIBRARY_WORDS[facet][value]
    return f"No {words.lower()}" if is_excluded else words
