"""What a search says when no exercise answers: who could, and what we lack."""

from collections.abc import Mapping, Sequence

# Topics of `seeds/search_topics.json` for which somebody else is to be asked; all others are exercises that we lack.
_ELSEWHERE: Mapping[str, str] = {
    "medicines": "We don’t give doses of medicine or advice on it. Your MS nurse, pharmacist or doctor can.",
    "food": "Our exercises say nothing about food. A dietitian or your MS nurse can.",
    "money, rights and forms": "That is not about exercise. An advice service or an MS charity near you can help.",
    "buying things": "We sell nothing and compare no prices. Members may tell what has served them well.",
    "the illness and its tests": "We can’t explain tests or what will come. Your MS team can.",
    "life around MS": "That is not about exercise. Other members may have been there.",
}
MOST_UNKNOWN = 3


def say_missing(topics: Sequence[str], unknown: Sequence[str]) -> str:
    """One or two sentences about what no exercise is about; "" when nothing is known of it."""
    if topics:
        lacking = f"We have no {topics[0]} yet. A physical therapist can show you what suits you."
        return _ELSEWHERE.get(topics[0], lacking)
    if unknown:
        words = " and ".join(f"“{word}”" for word in unknown[:MOST_UNKNOWN])
        return f"We have no exercise for {words}."
    return ""
