"""Who, how long, what part: whether a sentence reaches wider than its study."""

from collections.abc import Iterator

from forum.rules.claims import problem_words
from forum.rules.claims.numbers import NUMBERS, WEEKS, figures_of
from forum.rules.claims.phrases import words_in
from forum.rules.claims.reading import words_of
from forum.rules.claims.reasons import Reason
from forum.rules.claims.sentences import CLAIMS, ReadSentence, is_in_a_mouth
from forum.rules.claims.studied import Studied

# Groups that a study has or has not, by their words.
GROUPS = {
    "people with MS": "ms|multiple|pwms|demyelination|demyelinating",
    "people with Parkinson's": "parkinson|parkinsons",
    "people after a stroke": "stroke",
    "people with progressive MS": "progressive|spms|ppms",
    "children": "child|children|teenagers|teens|kids",
    "people with severe disability": "severe|advanced|wheelchair|bedridden|severely",
    "people with dementia": "dementia|alzheimer",
    "people with arthritis": "arthritis",
    "men": "men|man",
    "women": "women|woman|mothers",
}
# Who is missed only where the study had nobody but these.
_ONLY = {"men": ("women",), "women": ("men",)}
_DISEASE = frozenset({"ms", "sclerosis"})
_ANIMALS = words_in(
    """
    mice mouse rat rats dish dishes cell cells laboratory lab animal animals rodents tissue tube monkeys pigs
    fish
    """
)
_PERSONS = words_in("people patients person patient women men adults everyone you your humans us")
_OUTSIDE = words_in("alone live lives living walk walked walking going out go")
_MANY = ("programme", "program", "course", "combined", "mixed", "exercises", "games", " and ", "several", "circuit")


def check_people(sentence: ReadSentence, studied: Studied) -> Iterator[Reason]:
    """Whether it speaks of more or other people than were studied."""
    if studied.design == "narrative_review" and is_in_a_mouth(sentence, studied):
        return
    for hit in sentence.claimed("everyone"):
        behind = sentence.next_word(hit)
        if not behind.isdigit() and not _is_where(sentence, hit.first) and not _is_inside(sentence, hit.last):
            yield Reason("population_too_wide", sentence.shown(hit.first, hit.last), problem_words.MORE_PEOPLE)
    yield from _other_groups(sentence, studied)
    if studied.design == "animal_or_lab":
        yield from _beyond_animals(sentence)
    if studied.design == "case_report":
        yield from _beyond_one(sentence, studied)
    if studied.design == "qualitative":
        yield from _of_interviews(sentence)


def _is_where(sentence: ReadSentence, at: int) -> bool:
    """Whether a word like "every" tells how often, not who: "every other day"."""
    return sentence.words[min(at + 1, len(sentence.words) - 1)].text in {"other", "day", "week", "step", "two"}


def _is_inside(sentence: ReadSentence, at: int) -> bool:
    """Whether "everyone" is everyone in the study."""
    following = [word.text for word in sentence.words[at : at + 3]]
    return following[:2] in (["in", "the"], ["on", "the"], ["in", "both"], ["who", "took"], ["in", "this"])


def _other_groups(sentence: ReadSentence, studied: Studied) -> Iterator[Reason]:
    known = {word.text for word in words_of(studied.words)}
    for name, words in GROUPS.items():
        mine = frozenset(words.split("|"))
        if mine & known or not known.issuperset(_ONLY.get(name, ())) or studied.design == "animal_or_lab":
            continue
        for clause in sentence.clauses:
            at = [n for n in range(clause.first, clause.last) if sentence.words[n].text in mine]
            if at and not clause.is_open and at[0] < clause.denied_from:
                yield Reason("population_too_wide", sentence.shown(at[0], at[0] + 1), problem_words.other_group(name))
                break


def _beyond_animals(sentence: ReadSentence) -> Iterator[Reason]:
    """Of animals and dishes, every clause that claims must be about them."""
    named = False
    for clause in sentence.clauses:
        words = {word.text for word in sentence.words[clause.first : clause.last]}
        named = named or bool(words & _ANIMALS)
        if clause.is_open or not any(clause.claimed(*CLAIMS)):
            continue
        of_people = words & _PERSONS or (words & _DISEASE and not words & _ANIMALS)
        if of_people or not named:
            shown = sentence.shown(clause.first, clause.last).strip(" ,;:.")
            yield Reason("population_too_wide", shown, problem_words.FAR_FROM_PEOPLE)


def _beyond_one(sentence: ReadSentence, studied: Studied) -> Iterator[Reason]:
    words = [word.text for word in sentence.words]
    for at, word in enumerate(words):
        before = words[max(at - 3, 0) : at]
        plural = word in {"people", "patients", "women", "men", "adults", "users", "sufferers"}
        counted = any(one in {str(studied.n), "one", "two", "three", "four", "five", "these", "both"} for one in before)
        if plural and not counted and any(sentence.claimed(*CLAIMS)) and not _said_open(sentence, at):
            yield Reason("population_too_wide", word, problem_words.only_so_many(studied.n))
            return


def _said_open(sentence: ReadSentence, at: int) -> bool:
    return any(clause.is_open for clause in sentence.clauses if clause.first <= at < clause.last)


def _of_interviews(sentence: ReadSentence) -> Iterator[Reason]:
    for at, word in enumerate(sentence.words):
        if word.text in {"most", "majority", "minority"} and not _said_open(sentence, at):
            yield Reason("number_not_in_facts", sentence.shown(at, at + 1), problem_words.NO_SHARES)
    if sentence.has("say"):
        return
    for hit in sentence.claimed("cause"):
        if hit.phrase.startswith(("do best", "the best", "most effective")):
            yield Reason("population_too_wide", sentence.shown(hit.first, hit.last), problem_words.SAID_BY_SOME)


def check_time(sentence: ReadSentence, studied: Studied) -> Iterator[Reason]:
    """Whether it lasts longer than anybody was followed."""
    followed = float(studied.follow_up_weeks or 0)
    for hit in sentence.claimed("long"):
        if followed < 520:
            yield Reason("scope_time", sentence.shown(hit.first, hit.last), problem_words.LONGER)
    if studied.follow_up_weeks is None:
        return
    told = [one.value * WEEKS[one.unit] for one in figures_of(words_of(studied.words)) if one.unit in WEEKS]
    for figure in figures_of(sentence.words):
        if figure.unit not in WEEKS or _said_open(sentence, figure.first):
            continue
        weeks = figure.value * WEEKS[figure.unit]
        if weeks > max([followed, *told]) * 1.15 + 0.5:
            yield Reason("scope_time", sentence.shown(figure.first, figure.last), problem_words.LONGER)


def check_parts(sentence: ReadSentence, studied: Studied) -> Iterator[Reason]:
    """Whether one part of a programme is given the credit of the whole."""
    trained = (studied.trained or "").lower()
    counted = any(f"of {number} " in trained for number in NUMBERS)
    if not (studied.parts or counted or any(sign in trained for sign in _MANY)):
        return
    for clause in sentence.clauses:
        for hit in clause.claimed("part"):
            before = {word.text for word in sentence.words[clause.first : hit.first]}
            is_other = hit.phrase.startswith("alone") and ("than" in before or sentence.word_before(hit) in _OUTSIDE)
            if not is_other and _has_effect(sentence):
                yield Reason(
                    "single_exercise_from_programme", sentence.shown(hit.first, hit.last), problem_words.ONE_PART
                )


def _has_effect(sentence: ReadSentence) -> bool:
    topics = any(hit.kind.startswith("topic:") for clause in sentence.clauses for hit in clause.hits)
    return topics or any(sentence.claimed(*CLAIMS))
