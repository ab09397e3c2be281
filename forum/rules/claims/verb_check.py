"""Whether the verbs of a sentence stand higher than its design carries."""

from collections.abc import Iterator

from forum.rules.claims import problem_words
from forum.rules.claims.laws import is_law
from forum.rules.claims.phrases import words_in
from forum.rules.claims.reading import PhraseHit
from forum.rules.claims.reasons import Reason, Why
from forum.rules.claims.scope_words import ORDERS
from forum.rules.claims.sentences import CLAIMS, Clause, ReadSentence, is_in_a_mouth, is_topic
from forum.rules.claims.studied import MAY_CAUSE, Studied
from forum.rules.claims.topics import topics_in

_ONE_GROUP = frozenset({"single_arm_trial", "case_report"})
_NO_CHANGE = frozenset({"cohort", "cross_sectional", "reliability"})
_OTHERS = words_in("those usual others control controls placebo waiting sham who people rest stretching")
_FEW = frozenset({"case_report", "qualitative"})
_GROUPS = frozenset(["people", "patients", "women", "men", "adults", "ms"])
_CONCLUDES = frozenset({"so", "but", "therefore"})
_AUXILIARIES = words_in("might may can could was were is are has had will would should did does keeps")
_SAYING = CLAIMS - {"associate"}
# What a sentence is about when it tells of the study itself.
_PAPERS = words_in("it how what why paper study review table trial article report authors experts")
_LIMITS = frozenset({"but", "though", "although", "while"})
_YOU = frozenset({"you", "your", "yourself"})


def check_verbs(sentence: ReadSentence, studied: Studied) -> Iterator[Reason]:
    """Proof, cure, prevention, advice, and cause where the design gives none."""
    loud = sentence.has("loud") or sentence.has("prove")
    for hit in sentence.claimed("drop"):
        yield _reason("advice_to_stop_treatment", sentence, hit, problem_words.NOBODY_STOPPED)
    for hit in sentence.claimed("cure", "prevent") if not is_in_a_mouth(sentence, studied) else ():
        yield _reason("prevents_or_cures", sentence, hit, problem_words.NOT_PREVENTED)
    for hit in sentence.claimed("prove"):
        yield _reason("certainty", sentence, hit, problem_words.NOT_SETTLED)
    for clause in sentence.clauses:
        for hit in clause.hits:
            if hit.kind == "never" and not clause.is_open:
                yield _reason("certainty", sentence, hit, problem_words.NO_LAW_OF_NULLS)
    if studied.design == "protocol":
        yield from _of_a_plan(sentence, "certainty" if loud else "causal_verb")
    elif studied.design in MAY_CAUSE:
        if loud and studied.design == "animal_or_lab":
            for hit in sentence.claimed("loud"):
                yield _reason("certainty", sentence, hit, problem_words.FAR_FROM_PEOPLE)
        yield from _advice(sentence)
    else:
        yield from _causes(sentence, studied)


def _reason(why: Why, sentence: ReadSentence, hit: PhraseHit, said: str) -> Reason:
    return Reason(why, sentence.shown(hit.first, hit.last), said)


def _of_laws(sentence: ReadSentence, studied: Studied) -> Iterator[Reason]:
    """What is said of all times, over a design that saw one time and no cause."""
    for clause in _parts_that_tell(sentence):
        words = sentence.words[clause.first : clause.last]
        licensed = any(clause.has(kind) for kind in ("open", "level", "deny", "associate", "plan", "author"))
        of_paper = bool({word.text for word in words[:2]} & _PAPERS)
        if licensed or of_paper or clause.is_open or not is_law(words) or not _says_something(clause, sentence):
            continue
        wide = studied.design in _FEW and any(word.text in _GROUPS for word in words) and not clause.has("cause")
        shown = sentence.shown(clause.first, clause.last).strip(" ,;:.")
        yield Reason("population_too_wide" if wide else "causal_verb", shown, problem_words.NO_LAW)


def _says_something(clause: Clause, sentence: ReadSentence) -> bool:
    """Whether a verb or a comparison stands in it; a title may have none."""
    return any(
        hit.kind in _SAYING and (hit.kind not in {"cause", "both"} or sentence.is_act(hit)) for hit in clause.hits
    )


def _parts_that_tell(sentence: ReadSentence) -> Iterator[Clause]:
    """The whole sentence where nothing in it is past, else the clauses that draw a conclusion."""
    if is_law(sentence.words):
        whole = tuple(hit for clause in sentence.clauses for hit in clause.hits)
        yield Clause(
            0, len(sentence.words), whole, any(c.is_open for c in sentence.clauses), False, len(sentence.words)
        )
        return
    for clause in sentence.clauses:
        if sentence.words[clause.first].text in _CONCLUDES and clause.last - clause.first > 3:
            yield clause


def _of_a_plan(sentence: ReadSentence, why: Why) -> Iterator[Reason]:
    """A plan has found nothing: every claim that is no plan is too much, hedged or not."""
    if is_topic(sentence):
        return
    licensed = any(sentence.has(kind) for kind in ("plan", "open")) or any(c.is_open for c in sentence.clauses)
    if not licensed and sentence.words[-1].text != "?":
        yield Reason(why, sentence.text.strip(" ."), problem_words.NO_RESULT_YET)
    for clause in sentence.clauses:
        if clause.has("plan"):
            continue
        for hit in clause.claimed(*CLAIMS):
            yield _reason(why, sentence, hit, problem_words.NO_RESULT_YET)


def check_certainty(sentence: ReadSentence, studied: Studied) -> Iterator[Reason]:
    """A review of low certainty may say "may", not more."""
    for outcome in studied.outcomes:
        certainty = outcome.certainty or (
            "low" if "low certainty" in outcome.name else "moderate" if "moderate certainty" in outcome.name else "high"
        )
        if certainty == "high" or outcome.direction != "better":
            continue
        topics = topics_in(outcome.name, sentence.known)
        for clause in sentence.clauses:
            here = {hit.kind.removeprefix("topic:") for hit in clause.hits}
            if topics & here and not clause.has("hedge") and not clause.is_level:
                for hit in clause.claimed("cause", "both"):
                    yield _reason("certainty", sentence, hit, problem_words.unsure(certainty))


def _advice(sentence: ReadSentence) -> Iterator[Reason]:
    for clause in sentence.clauses:
        words = [word.text for word in sentence.words[clause.first : clause.last]]
        if not clause.is_open and "you" in words and {"should", "must"} & set(words):
            yield Reason("causal_verb", sentence.shown(clause.first, clause.last), problem_words.NO_ADVICE)


def _causes(sentence: ReadSentence, studied: Studied) -> Iterator[Reason]:
    if is_in_a_mouth(sentence, studied):
        return
    if studied.design == "controlled_trial" and sentence.has("hedge") and _owns_a_limit(sentence):
        return
    for clause in sentence.clauses:
        for hit in clause.claimed("cause", "both", "law"):
            if sentence.is_act(hit) and not clause.is_level:
                yield _reason("causal_verb", sentence, hit, problem_words.NO_CAUSE)
        yield from _beyond_change(clause, sentence, studied)
    yield from _orders(sentence)
    yield from _of_laws(sentence, studied)


def _owns_a_limit(sentence: ReadSentence) -> bool:
    """A hedged cause may stand over two groups that were not drawn by lot, with its limit beside it."""
    return any(sentence.words[clause.first].text in _LIMITS for clause in sentence.clauses[1:])


def _beyond_change(clause: Clause, sentence: ReadSentence, studied: Studied) -> Iterator[Reason]:
    words = [word.text for word in sentence.words[clause.first : clause.last]]
    if studied.design in _ONE_GROUP:
        for hit in clause.claimed("compare"):
            at = hit.last - clause.first
            if "than" in words[at : at + 3] and _OTHERS & set(words[at : at + 6]):
                yield _reason("causal_verb", sentence, hit, problem_words.NO_OTHER_GROUP)
    if "will" in words and not clause.is_open and not clause.has("plan"):
        for hit in clause.claimed("compare", "change"):
            yield _reason("causal_verb", sentence, hit, problem_words.NO_FUTURE)


def _orders(sentence: ReadSentence) -> Iterator[Reason]:
    words = [word.text for word in sentence.words]
    told = (
        words[0] in ORDERS
        and words[1:2]
        and words[1] not in _AUXILIARIES
        and ("and" in words or "to" in words or _YOU & set(words))
    )
    if told and any(sentence.claimed(*CLAIMS)):
        yield Reason("causal_verb", sentence.shown(0, len(words)), problem_words.NO_CAUSE)
