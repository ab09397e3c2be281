"""What has to be put right before a programme is published, and what its author should only know."""

from collections.abc import Iterator, Mapping

from forum.rules.library.exercises import Exercise
from forum.rules.programmes import limits
from forum.rules.programmes.programmes import Part, Plan, StepRule, part_of_week
from forum.rules.programmes.words import WHAT_WORDS, say_weeks
from forum.rules.routines.checks import Problem, is_web_address
from forum.rules.routines.limits import PROVENANCE_NOTE_CHARS, SOURCE_URL_CHARS

_TEXTS = (
    ("title", "The name", limits.TITLE_CHARS),
    ("purpose", "The purpose", limits.PURPOSE_CHARS),
    ("note", "The note", limits.NOTE_CHARS),
    ("provenance_note", "The note on where it comes from", PROVENANCE_NOTE_CHARS),
    ("source_url", "The link", SOURCE_URL_CHARS),
)


def check_plan(plan: Plan, exercises: Mapping[str, Exercise], *, is_draft: bool = False) -> list[Problem]:
    """Everything to put right before this programme may be published, in page order; [] when it is fine.

    A draft may still lack a name, weeks and cards, but keeps every other limit. Weeks without a card are fine:
    `list_gaps` says them aloud. Fields are named as in `programme_fields`: "parts.0.last_week", from 0.
    """
    problems = [] if is_draft else list(_missing(plan))
    problems += _long(plan)
    if plan.source_url and not is_web_address(plan.source_url):
        problems.append(Problem("source_url", "The link should start with https:// or http://."))
    if plan.weeks is not None and not limits.WEEKS[0] <= plan.weeks <= limits.WEEKS[1]:
        problems.append(Problem("weeks", f"A programme has {limits.WEEKS[0]} to {limits.WEEKS[1]} weeks."))
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
            problems.append(Problem(field, f"Part {n + 1}: its card is not available to you. Choose another one."))
        elif is_shared and state != "public":
            words = "its card is not public, so others could not see it. Publish the card, or keep this private."
            problems.append(Problem(field, f"Part {n + 1}: {words}"))
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
        yield Problem("title", "Give the programme a name.")
    if plan.weeks is None:
        yield Problem("weeks", "Say how many weeks the programme has.")
    if not plan.parts:
        yield Problem("parts", "Add at least one card.")
    if plan.provenance == "source" and not (plan.source_url or plan.provenance_note):
        yield Problem("source_url", "Say which study or resource this comes from: a link or its name.")


def _long(plan: Plan) -> Iterator[Problem]:
    texts = [(name, words, most, getattr(plan, name)) for name, words, most in _TEXTS]
    texts += [(f"parts.{n}.note", "The note", limits.PART_NOTE_CHARS, one.note) for n, one in enumerate(plan.parts)]
    for n, measure in enumerate(plan.measures):
        texts.append((f"measures.{n}.name", "The name of the measure", limits.MEASURE_CHARS, measure.name))
        texts.append((f"measures.{n}.unit", "The unit", limits.UNIT_CHARS, measure.unit))
        texts.append((f"measures.{n}.how", "How it is measured", limits.HOW_CHARS, measure.how))
    for field, words, most, text in texts:
        if len(text) > most:
            message = f"{words} is {len(text) - most:,} characters too long. Please keep it under {most:,}."
            yield Problem(field, message)


def _part_problems(plan: Plan) -> Iterator[Problem]:
    if len(plan.parts) > limits.PARTS_MAX:
        yield Problem("parts", f"A programme holds at most {limits.PARTS_MAX} parts.")
    last = min(plan.weeks or limits.WEEKS[1], limits.WEEKS[1])
    for n, part in enumerate(plan.parts):
        who = f"Part {n + 1}: "
        if not 1 <= part.first_week <= last:
            yield Problem(f"parts.{n}.first_week", f"{who}its first week should be between 1 and {last}.")
        elif not part.first_week <= part.last_week <= last:
            words = f"{who}its last week should be between {part.first_week} and {last}."
            yield Problem(f"parts.{n}.last_week", words)
        elif clash := next((m for m, other in enumerate(plan.parts[:n], 1) if _overlap(part, other)), 0):
            yield Problem(f"parts.{n}.first_week", f"{who}it has weeks that part {clash} has too.")
        if any(days is not None and not 1 <= days <= 7 for days in (part.days_per_week, part.days_per_week_max)):
            yield Problem(f"parts.{n}.days_per_week", f"{who}the days a week should be between 1 and 7.")


def _overlap(one: Part, other: Part) -> bool:
    return one.first_week <= other.last_week and other.first_week <= one.last_week


def _rule_problems(n: int, rule: StepRule, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    who, prefix = f"Rule {n + 1}: ", f"rules.{n}."
    least, most = limits.COUNT
    if not least <= rule.count <= most:
        yield Problem(f"{prefix}count", f"{who}the number of check-ins should be between {least} and {most}.")
    if rule.exercise_id and rule.exercise_id not in exercises:
        yield Problem(f"{prefix}exercise_id", f"{who}this exercise is not in our library.")
    if rule.what == "band":
        yield from _band_problems(rule, prefix, who)
        return
    words, step = WHAT_WORDS[rule.what], limits.STEP_MOST[rule.what]
    low, high = limits.AMOUNT_RANGES[rule.what]
    is_part = rule.by is not None and rule.what != "load_kg" and rule.by != int(rule.by)
    if rule.by is None or not 0 < rule.by <= step or is_part:
        yield Problem(f"{prefix}by", f"{who}one step may add up to {step:g} {words}.")
    if rule.most is None or not low <= rule.most <= high:
        yield Problem(f"{prefix}most", f"{who}say where it stops: at most {low:g} to {high:g} {words}.")


def _band_problems(rule: StepRule, prefix: str, who: str) -> Iterator[Problem]:
    if not 2 <= len(rule.bands) <= limits.BANDS_MAX:
        words = f"{who}name 2 to {limits.BANDS_MAX} bands, the lightest first, with commas between them."
        yield Problem(f"{prefix}bands", words)
    elif len({one.casefold() for one in rule.bands}) < len(rule.bands):
        yield Problem(f"{prefix}bands", f"{who}each band should be named once.")
    elif any(len(one) > limits.BAND_CHARS for one in rule.bands):
        yield Problem(f"{prefix}bands", f"{who}the name of a band is too long.")


def _twice(plan: Plan) -> Iterator[Problem]:
    """Two rules must not move the same amount: nobody could say what then holds."""
    if len(plan.rules) > limits.RULES_MAX:
        yield Problem("rules", f"A programme holds at most {limits.RULES_MAX} rules.")
    for n, rule in enumerate(plan.rules):
        for m, other in enumerate(plan.rules[:n]):
            if rule.what == other.what and (rule.exercise_id == other.exercise_id or "" in _lines(rule, other)):
                yield Problem(f"rules.{n}.what", f"Rule {n + 1}: it changes the same amount as rule {m + 1}.")
                break


def _lines(*rules: StepRule) -> set[str]:
    return {rule.exercise_id for rule in rules}


def _measure_problems(plan: Plan, *, is_draft: bool) -> Iterator[Problem]:
    last = min(plan.weeks or limits.WEEKS[1], limits.WEEKS[1])
    if any(not 0 <= week <= last for week in plan.check_weeks):
        yield Problem("check_weeks", f"Check weeks should be between 0 (before you start) and {last}.")
    if len(plan.check_weeks) > limits.CHECK_WEEKS_MAX:
        yield Problem("check_weeks", f"A programme has at most {limits.CHECK_WEEKS_MAX} check weeks.")
    if len(plan.measures) > limits.MEASURES_MAX:
        yield Problem("measures", f"A programme has at most {limits.MEASURES_MAX} measures.")
    for n, measure in enumerate(plan.measures):
        if not measure.name:
            yield Problem(f"measures.{n}.name", f"Measure {n + 1}: say what is measured.")
        if not measure.unit:
            yield Problem(f"measures.{n}.unit", f"Measure {n + 1}: say in which unit, such as seconds.")
    if not is_draft and plan.check_weeks and not plan.measures:
        yield Problem("measures", "Say what is measured in the check weeks, or leave the check weeks out.")
    if not is_draft and plan.measures and not plan.check_weeks:
        yield Problem("check_weeks", "Say in which weeks it is measured, such as 0, 8, 12.")
