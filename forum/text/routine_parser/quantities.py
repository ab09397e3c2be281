"""Third stage: amounts, with their unit and place."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

Values = dict[str, int | str]


@dataclass(frozen=True, slots=True)
class Quantity:
    """Some values of a dose at one place of the plain text; `seconds` are held or moved, the exercise decides."""

    start: int
    end: int
    values: Values = field(default_factory=dict)


_N = r"(?<![\d./])(\d{1,4})"
_RANGE = rf"{_N}(?:\s?(?:-|to|or)\s?(\d{{1,4}}))?"
_UNIT = r'\s?-?(s|secs?|seconds?|mins?|minutes?|m(?=\s|$)|")(?![a-z])'
_PER = r"\s?(?:times?|x)?\s?(?:a|per|each|every|/|in a)?\s?"
_DAYS = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?|s)?\b"
_FIRST = {"m": "mon", "w": "wed", "f": "fri"}


def _seconds(amount: str, unit: str) -> int:
    return int(amount) * (60 if unit.startswith("m") else 1)


def _ranged(name: str, low: str, high: str | None, unit: str = "s") -> Values:
    values: Values = {name: _seconds(low, unit)}
    if high and int(high) > int(low):
        values[f"{name}_max"] = _seconds(high, unit)
    return values


def _sets_of(match: re.Match[str]) -> Values:
    low, _, reps, high, unit = match.groups()
    if unit:
        return {"sets": int(low), **_ranged("seconds", reps, high, unit)}
    return {"sets": int(low), **_ranged("reps", reps, high)}


def _each_time(match: re.Match[str]) -> Values:
    count, low, high, unit = match.groups()
    return {"reps": int(count), **_ranged("seconds", low, high, unit)}


def _days(match: re.Match[str]) -> Values:
    order = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    named = {found[0][:3] for found in re.finditer(_DAYS, match[0])}
    return {"frequency": ",".join(day for day in order if day in named)}


def _often(match: re.Match[str]) -> Values:
    low, high, unit = match.groups()
    unit = {"d": "day", "w": "week"}[unit[0]]
    return {"frequency": f"{low}-{high}/{unit}" if high else f"{low}/{unit}"}


def _always(**values: int | str) -> Callable[[re.Match[str]], Values]:
    return lambda _: dict(values)


def _interval(match: re.Match[str]) -> Values:
    return {"moving": _seconds(match[1], match[2] or "s"), "rest_s": _seconds(match[3], match[4] or "s")}


def _distance(match: re.Match[str]) -> Values:
    return {"distance": f"{match[1]} {match[2]}"}


def _side(match: re.Match[str]) -> Values:
    return {"sides": {"r": "right", "l": "left"}[match[1][0]]}


_EACH = r"(?:legs?|sides?|foot|feet|ways?|arms?|hands?|directions?|ankles?|knees?|ends?|calf|calves|thighs?)"
# In this order: what one reads is taken away before the next looks. A None only takes away.
_READERS: tuple[tuple[str, Callable[[re.Match[str]], Values] | None], ...] = (
    (r"(?:^|\n)[ ]{0,9}[(]?\d{1,2}[.)](?=\s)|(?<=\s)[(]?\d{1,2}\)(?=\s)|\bx1 viewing", None),
    ((r"[£$€]\s?\d[\d,.]*|\d[\d,.]*\s?(?:mg|mcg|ml|iu|mph|bpm|degrees?|deg|°|%|cm|mm|inch(?:es)?|in\b|g\b|"
         r"years?|yrs?|"
     r"weeks?|wks?|months?|am\b|pm\b|pounds? off)"), None),
    ((r"\b\d{1,3}\s?/\s?\d{1,3}\b(?!\s?(?:day|wk|week))|\b(?:figure(?: of)?|fig|page|level|week|day|"
         r"stage|room|no\.?|number|rpe|"
     r"pain|edss|berg|grade|age|aged|over|under|hydro|rev\.)\s{1,2}\d{1,3}(?:\.\d{1,2})?\b|\b\d{1,2}(?:st|"
     r"nd|rd|th)\b|"
     r"\b(?:19|20)\d\d\b|\d{1,2}:\d\d"), None),
    ((rf"{_N}\s?(secs?|s|seconds?|mins?|minutes?)?\s?on\s?[/,]?\s?(?:and |then )?{_N}\s?(secs?|s|seconds?|"
         rf"mins?|minutes?)?"
     r"\s?off"), _interval),
    (r"\b(?:every|each)\s(?:other|2nd|second)\sday|\balternat(?:e|ing)\sdays|\beod\b|\bevery 2 days", _always(frequency=
        "eod")),
    (r"\b(?:morning\s(?:and|&)\s(?:night|evening)|mornings and evenings|bid|am and pm)\b", _always(frequency=
        "2/day")),
    (r"\btid\b", _always(frequency="3/day")),
    (r"\bm\s?[/,]\s?w\s?[/,]\s?f\b", _always(frequency="mon,wed,fri")),
    ((rf"\b{_DAYS}(?:(?:\s?[,/&+]\s?|\s+and\s+|\s+){_DAYS}){{1,6}}|\b(?:every|each|on)\s{_DAYS}|"
     rf"(?<![^\n])[ ]{{0,9}}(?:mon|tue|wed|thu|fri|sat|sun)\w{{0,6}}(?=:)|\b(?:mon|tues|wednes|thurs|fri|"
     rf"satur|sun)days\b"), _days),
    ((rf"{_RANGE}\s?(?:times?|x|sessions?|days?|goes)?\s?(?:(?:a|an|per|in a|of the|out of the)\s|/)\s?"
     r"(day|d\b|week|wk|w\b)(?![a-z])"), _often),
    (rf"{_RANGE}\s?(?:times?|x)\s?(?:each\s|every\s)?(day|daily|week|weekly|wk)\b", _often),
    ((r"\b(?:1 times daily|every\s?day|daily|each day|(?:every|each)\s(?:single\s)?(?:morning|evening|night)|"
         r"nightly|qd|"
     r"(?:my|morning|bedtime|evening|nightly|eve\.?)\s(?:bedtime\s|morning\s|evening\s)?(?:routine|"
     r"stretches|exercises)(?<!my routine)"
     r"(?<!my exercises)(?<!my stretches)|per day)\b"), _always(frequency="1/day")),
    (r"(?<=minutes )(?:a|per) day\b|(?<=mins )(?:a|per) day\b|(?<=min )(?:a|per) day\b", _always(frequency="1/day")),
    (r"\b(?:weekly|every week|each week)\b", _always(frequency="1/week")),
    (rf"\brest(?:ing)?\s?(?:for|of|breaks? of|-|:)?\s?{_RANGE}{_UNIT}", lambda m: {"rest_s": _seconds(m[1], m[3])}),
    (rf"{_RANGE}{_UNIT}\s?(?:of\s)?(?:rests?|breaks?|breathers?|recovery|between)",
     lambda m: {"rest_s": _seconds(m[1], m[3])}),
    (rf"{_N}\s?[x*]\s?{_RANGE}{_UNIT}", _each_time),
    (rf"{_RANGE}\s?(?:sets?|rounds?)\s?(?:of|x|-|at|,)?\s?{_RANGE}(?:{_UNIT})?(?!\s?(?:sets?|lb|kg))", _sets_of),
    (rf"{_N}\s?[x*]\s?{_RANGE}(?!\s?(?:lb|kg|a\b|/))", lambda m: {"sets": int(m[1]), **_ranged("reps", m[2], m[3])}),
    (rf"{_RANGE}\s?(?:more\s)?(?:sets?|rounds?|circuits?)\b", lambda m: {"sets": int(m[1])}),
    (rf"{_N}\s?times?\sthrough|{_N}\s?goes\b", lambda m: {"sets": int(m[1] or m[2])}),
    (r"\b(?:do it all 1 times more|all again|a second set|a 2nd set)\b", _always(sets=2)),
    (rf"\bup\sto\s{_N}{_UNIT}", lambda m: {"seconds_max": _seconds(m[1], m[2])}),
    (rf"\b(?:as\smany\sas\syou\scan\s)?up\sto\s{_N}\b(?!\s?(?:lb|kg|times a))", lambda m: {"reps_max": int(m[1])}),
    ((rf"\b(?:hold(?:ing|s)?|stay|keep|count(?:ing)?|wait)\s(?:(?:it|this|that|for|a|about|around|the|of|to|"
         rf"there|stretch|"
     rf"position|count|each|at|least|up|slow)\s){{0,6}}{_RANGE}(?:{_UNIT}|(?=\s?(?:[,.;)\n-]|$|and\b|then\b|"
     rf"each\b|x\d)))"),
     lambda m: _ranged("held", m[1], m[2], m[3] or "s")),
    (rf"{_RANGE}(?:{_UNIT})?\s?(?:hold|count)s?\b", lambda m: _ranged("held", m[1], m[2], m[3] or "s")),
    (rf"{_RANGE}{_UNIT}", lambda m: _ranged("seconds", m[1], m[2], m[3])),
    (r"(?<![\d.])(\d{1,4}(?:\.\d{1,2})?)\s?(kgs?|lbs?|pounds?|kilos?)\b",
     lambda m: {"load": f"{m[1]} {'kg' if m[2][0] == 'k' else 'lb'}"}),
    ((r"(?<![\d.])(\d{1,4}(?:\.\d{1,2})?)\s?(?:long\s|big\s|slow\s|small\s)?(steps?|paces|feet|ft|metres?|"
         r"meters?|m\b|km|miles?|"
     r"lengths?|laps?|loops?|yards?|blocks?)(?![a-z])(?!\s(?:up|apart|stool|on|one|from|tap|together)|-)"), _distance),
    (rf"\bx\s?{_RANGE}(?!\s?(?:lb|kg))", lambda m: _ranged("reps", m[1], m[2])),
    (rf"{_RANGE}\s?x(?![a-z\d])", lambda m: _ranged("reps", m[1], m[2])),
    ((rf"\b(?:repeat|reps of|repetitions of|do|about|try)\s{_RANGE}(?=\s|[,.;)]|$)(?!\s(?:leg|foot|arm|side|"
         rf"knee|hand|of you))"),
     lambda m: _ranged("reps", m[1], m[2])),
    ((rf"{_RANGE}\s?(?:times|reps?|repetitions?|repeats|trips|passes|of\s(?:these|those|them|each|"
         rf"everything)|(?=(?:each|per|ea|every|either|on each)\b)|"
     r"(?=(?:with|on|for|to) (?:each|the)\b))"), lambda m: _ranged("reps", m[1], m[2])),
    (rf"(?<=[,:;.=-]\s){_RANGE}(?=\s?(?:[,.;)\n]|$|then\b|and\b))", lambda m: _ranged("reps", m[1], m[2])),
    (rf"(?<=[a-z)]\s){_RANGE}(?=\s?(?:[,.;)\n]|$|then\b))", lambda m: _ranged("bare", m[1], m[2])),
    ((rf"\b(?:each|every|per|either|to each)\s{_EACH}\b|(?<=[,(#]\s)both\s(?:legs|feet|arms|sides|hands)\b|"
         rf"(?<=[,(#]\s)(?:left and right|l and r)\b|\bea\b|\b1 (?:leg|foot|side)? ?at a time|"
         rf"\b(?:l\s?[/&+]\s?r|r\s?[/&+]\s?l)\b|"
     rf"\b(?:switch|change|swap|swop|alternate|alternating)(?:\s(?:sides|legs|feet|arms|over|hands))?\b|"
     rf"\b(?:repeat|same|then)\s(?:on|with|to|for)?\s?(?:the\s)?other\s?{_EACH}?\b|\bthen the other\b|"
     rf"\bthe other {_EACH}\b|"
     r"\bbilat(?:eral(?:ly)?)?\b|(?<!of )(?<!between )\beach(?=\s?(?:[,.;)\n]|$))|\b(?:both sides)\b|"
     r"(?<=# )b(?![a-z])"), _always(sides=
         "each")),
    ((rf"\b(right|left)\s(?:{_EACH}\s)?only\b|\b(?:on|with)\s(?:my|the|your)\s(?:\w{{1,9}}\s)?\(?(right|"
         rf"left)\)?\s{_EACH}|\((right|left)\)"),
     lambda m: {"sides": m[1] or m[2] or m[3]}),
    (r"(?<=[\da-z\")#] )([rl])(?=\s|[,.;)\n]|$)", _side),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), reader) for pattern, reader in _READERS)


def find_quantities(text: str) -> list[Quantity]:
    """Every amount of a plain text, in its order; each stretch of text is read once."""
    found = []
    for pattern, reader in _COMPILED:
        matches = list(pattern.finditer(text))
        for match in matches:
            if reader is not None:
                found.append(Quantity(match.start(), match.end(), reader(match)))
        if matches:
            text = _without(text, matches)
    return sorted(found, key=lambda one: one.start)


def _without(text: str, matches: list[re.Match[str]]) -> str:
    parts, end = [], 0
    for match in matches:
        parts += [text[end : match.start()], "#" * (match.end() - match.start())]
        end = match.end()
    return "".join([*parts, text[end:]])
