"""What has to be put right before a programme is published, and what its author should only know."""

from collections.abc import Iterator, Mapping

from forum.rules.kit import problem_words as kit_words
from forum.rules.library.exercises import Exercise
from forum.rules.programmes import limits, problem_words
from forum.rules.programmes.programmes import Part, Plan, StepRule, part_of_week
from forum.rules.programmes.words import WHAT_WORDS, say_weeks
from forum.rules.routines.checks import Problem, is_web_address
from forum.rules.routines.limits import PROVENANCE_NOTE_CHARS, SOURCE_URL_CHARS

_TEXTS = {
    "title": limits.TITLE_CHARS,
    "purpose": limits.PURPOSE_CHARS,
    "note": limits.NOTE_CHARS,
    "provenance_note": PROVENANCE_NOTE_CHARS,
    "source_url": SOURCE_URL_CHARS,
}


def check_plan(plan: Plan, exercises: Mapping[str, Exercise], *, is_draft: bool = False) -> list[Problem]:
    """Everything to put right before this programme may be published, in page order; [] when it is fine.

    A draft may still lack a name, weeks and cards, but keeps every other limit. Weeks without a card are fine:
    `list_gaps` says them aloud. Fields are named as in `programme_fields`: "parts.0.last_week", from 0.
    """
    problems = [] if is_draft else list(_missing(plan))
    problems += _long(plan)
    if plan.source_url and not is_web_address(plan.source_url):
        problems.append(Problem("source_url", kit_words.NOT_A_WEB_ADDRESS))
    if plan.weeks is not None and not limits.WEEKS[0] <= plan.weeks <= limits.WEEKS[1]:
        problems.append(Problem("weeks", problem_words.weeks_out_of_range(*limits.WEEKS)))
    problems += _part_problems(plan)
    for n, rule in enumerate(plan.rules):
        problems += _rule_problems(n, rule, exercises)
    problems += _twice(plan)
    problems += _measure_problems(plan, is_draft=is_draft)
    return problems


def check_cards(plan: Plan, states: Mapping[tuple[int, int], str], *, is_shared: bool) -> list[Problem]:
    """What is wrong with the cards: `states` are those of the cards the author may see, by (card, version)."""
    problems = []
    for n, part in enumerate(plan.parts):
        state, field = states.get(part.card_key), f"parts.{n}.card"
        if state is None:
            problems.append(Problem(field, kit_words.at(problem_words.part(n), problem_words.CARD_UNKNOWN)))
        elif is_shared and state != "public":
            problems.append(Problem(field, kit_words.at(problem_words.part(n), problem_words.CARD_NOT_PUBLIC)))
    return problems


def list_gaps(plan: Plan) -> list[tuple[int, int]]:
    """Runs of weeks (first, last) that have no card."""
    gaps: list[tuple[int, int]] = []
    for week in range(1, min(plan.weeks or 0, limits.WEEKS[1]) + 1):
        if part_of_week(plan, week) is None:
            if gaps and gaps[-1][1] == week - 1:
                gaps[-1] = gaps[-1][0], week
            else:
                gaps.append((week, week))
    return gaps


def say_gaps(plan: Plan) -> str:
    """The weeks without a card in a sentence: "Week 6 has no card. It is a week off."; "" when there are none."""
    gaps = list_gaps(plan)
    if not gaps:
        return ""
    words = ", ".join(say_weeks(*gap) for gap in gaps)
    is_one = len(gaps) == 1 and gaps[0][0] == gaps[0][1]
    return f"{words} {'has' if is_one else 'have'} no card. {'It is a week off.' if is_one else 'They are weeks off.'}"


def _missing(plan: Plan) -> Iterator[Problem]:
    if not plan.title.strip():
        yield Problem("title", kit_words.no_title("programme"))
    if plan.weeks is None:
        yield Problem("weeks", problem_words.NO_WEEKS)
    if not plan.parts:
        yield Problem("parts", problem_words.NO_PARTS)
    if plan.provenance == "source" and not (plan.source_url or plan.provenance_note):
        yield Problem("source_url", kit_words.NO_SOURCE)


def _long(plan: Plan) -> Iterator[Problem]:
    texts = [(name, name, most, getattr(plan, name)) for name, most in _TEXTS.items()]
    texts += [(f"parts.{n}.note", "note", limits.PART_NOTE_CHARS, one.note) for n, one in enumerate(plan.parts)]
    for n, measure in enumerate(plan.measures):
        texts.append((f"measures.{n}.name", "measure", limits.MEASURE_CHARS, measure.name))
        texts.append((f"measures.{n}.unit", "unit", limits.UNIT_CHARS, measure.unit))
        texts.append((f"measures.{n}.how", "how", limits.HOW_CHARS, measure.how))
    for field, name, most, text in texts:
        if len(text) > most:
            yield Problem(field, kit_words.too_long(name, len(text) - most, most))


def _part_problems(plan: Plan) -> Iterator[Problem]:
    if len(plan.parts) > limits.PARTS_MAX:
        yield Problem("parts", problem_words.too_many_parts(limits.PARTS_MAX))
    last = min(plan.weeks or limits.WEEKS[1], limits.WEEKS[1])
    for n, part in enumerate(plan.parts):
        who = problem_words.part(n)
        if not 1 <= part.first_week <= last:
            yield Problem(f"parts.{n}.first_week", kit_words.at(who, problem_words.first_week_out_of_range(last)))
        elif not part.first_week <= part.last_week <= last:
            words = problem_words.last_week_out_of_range(part.first_week, last)
            yield Problem(f"parts.{n}.last_week", kit_words.at(who, words))
        elif clash := next((m for m, other in enumerate(plan.parts[:n], 1) if _overlap(part, other)), 0):
            yield Problem(f"parts.{n}.first_week", kit_words.at(who, problem_words.weeks_clash(clash)))
        if any(days is not None and not 1 <= days <= 7 for days in (part.days_per_week, part.days_per_week_max)):
            yield Problem(f"parts.{n}.days_per_week", kit_words.at(who, problem_words.DAYS_OUT_OF_RANGE))


def _overlap(one: Part, other: Part) -> bool:
    return one.first_week <= other.last_week and other.first_week <= one.last_week


def _rule_problems(n: int, rule: StepRule, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    who, prefix = problem_words.rule(n), f"rules.{n}."
    least, most = limits.COUNT
    if not least <= rule.count <= most:
        yield Problem(f"{prefix}count", kit_words.at(who, problem_words.count_out_of_range(least, most)))
    if rule.exercise_id and rule.exercise_id not in exercises:
        yield Problem(f"{prefix}exercise_id", kit_words.at(who, problem_words.EXERCISE_UNKNOWN))
    if rule.what == "band":
        yield from _band_problems(rule, prefix, who)
        return
    unit, step = WHAT_WORDS[rule.what], limits.STEP_MOST[rule.what]
    low, high = limits.AMOUNT_RANGES[rule.what]
    is_part = rule.by is not None and rule.what != "load_kg" and rule.by != int(rule.by)
    if rule.by is None or not 0 < rule.by <= step or is_part:
        yield Problem(f"{prefix}by", kit_words.at(who, problem_words.step_out_of_range(step, unit)))
    if rule.most is None or not low <= rule.most <= high:
        yield Problem(f"{prefix}most", kit_words.at(who, problem_words.end_out_of_range(low, high, unit)))


def _band_problems(rule: StepRule, prefix: str, who: str) -> Iterator[Problem]:
    if not 2 <= len(rule.bands) <= limits.BANDS_MAX:
        yield Problem(f"{prefix}bands", kit_words.at(who, problem_words.bands_out_of_range(limits.BANDS_MAX)))
    elif len({one.casefold() for one in rule.bands}) < len(rule.bands):
        yield Problem(f"{prefix}bands", kit_words.at(who, problem_words.BAND_TWICE))
    elif any(len(one) > limits.BAND_CHARS for one in rule.bands):
        yield Problem(f"{prefix}bands", kit_words.at(who, problem_words.BAND_TOO_LONG))


def _twice(plan: Plan) -> Iterator[Problem]:
    """Two rules must not move the same amount: nobody could say what then holds."""
    if len(plan.rules) > limits.RULES_MAX:
        yield Problem("rules", problem_words.too_many_rules(limits.RULES_MAX))
    for n, rule in enumerate(plan.rules):
        for m, other in enumerate(plan.rules[:n]):
            if rule.what == other.what and (rule.exercise_id == other.exercise_id or "" in _lines(rule, other)):
                yield Problem(f"rules.{n}.what", kit_words.at(problem_words.rule(n), problem_words.same_amount(m + 1)))
                break


def _lines(*rules: StepRule) -> set[str]:
    return {rule.exercise_id for rule in rules}


def _measure_problems(plan: Plan, *, is_draft: bool) -> Iterator[Problem]:
    last = min(plan.weeks or limits.WEEKS[1], limits.WEEKS[1])
    if any(not 0 <= week <= last for week in plan.check_weeks):
        yield Problem("check_weeks", problem_words.check_week_out_of_range(last))
    if len(plan.check_weeks) > limits.CHECK_WEEKS_MAX:
        yield Problem("check_weeks", problem_words.too_many_check_weeks(limits.CHECK_WEEKS_MAX))
    if len(plan.measures) > limits.MEASURES_MAX:
        yield Problem("measures", problem_words.too_many_measures(limits.MEASURES_MAX))
    for n, measure in enumerate(plan.measures):
        if not measure.name:
            yield Problem(f"measures.{n}.name", kit_words.at(problem_words.measure(n), problem_words.NO_MEASURE_NAME))
        if not measure.unit:
            yield Problem(f"measures.{n}.unit", kit_words.at(problem_words.measure(n), problem_words.NO_UNIT))
    if not is_draft and plan.check_weeks and not plan.measures:
        yield Problem("measures", problem_words.NO_MEASURES)
    if not is_draft and plan.measures and not plan.check_weeks:
        yield Problem("check_weeks", problem_words.NO_CHECK_WEEKS)
