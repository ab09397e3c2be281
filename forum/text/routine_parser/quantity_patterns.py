"""How amounts are written: patterns in the order in which they are asked.

Every pattern is a plain chain of short parts without a repeat inside a repeat, so none can be made to run for long; a
test reads each of them for that.
"""

import re

from forum.text.routine_parser.no_dose import NO_DOSE
from forum.text.routine_parser.quantity_values import (
    DAY,
    Reader,
    always,
    days,
    distance,
    distance_each,
    each_time,
    first,
    interval,
    load,
    minute_or_two,
    most,
    often,
    on_each_side,
    one,
    reps_of,
    sets_of,
    side,
    time_each,
    times,
    two_times,
)

# Beginning with the digit, and looking back from there, lets the search skip all letters at once.
_FIRST = r"\d(?<![\d./:]\d)"
_N = rf"({_FIRST}\d{{0,3}})(?![\d:])"
_MANY = rf"({_FIRST}(?:(?<!1)|(?=\d))\d{{0,3}})(?![\d:])(?:\s?(?:-|to|or)\s?(\d{{1,4}})(?!\d))?"
_RANGE = rf"{_N}(?:\s?(?:-|to|or)\s?(\d{{1,4}})(?!\d))?"
# A double stroke is a second, unless it is an inch.
_INCHES = r"(?! ?(?:apart|step|box|stool|high|deep|wide|off|above|forward|back|x\d|\d))"
_UNIT = rf'[ -]{{0,2}}(s|secs?|seconds?|mins?|minutes?|"{_INCHES})(?![a-z])'
_SETS = r"(?:sets?|rounds?|lots?|circuits?|series)"
_EACH = (
    r"(?:legs?|sides?|foot|feet|ways?|arms?|hands?|directions?|ankles?|knees?|ends?|calf|calves|thighs?|heels?|wrists?"
    r"|shoulders?|hips?|eyes?)"
)
_TWO_TIMES = rf"{_N}{_UNIT}\s?(?:to|-|or)\s?{_N}{_UNIT}"
_DECIMAL = r"(\d(?<![\d.]\d)\d{0,3}(?:\.\d{1,2})?)(?:\s?(?:-|to|or)\s?(\d{1,4}(?:\.\d{1,2})?))?"
_TIME_OF_DAY = r"(?:day|morning|evening|night|afternoon|bedtime|am|pm)"


# "6/6" and "5 and 5" are both sides.
_PAIRS: tuple[tuple[str, Reader], ...] = (
    (
        r"(\d(?<![\d/.x]\d)\d?)\s?/\s?(?:side|leg|arm|way|foot|hand)\b",
        on_each_side,
    ),
    (
        r"(\d(?<![\d/.]\d)\d?)\s?x?\s?(?:r|right|l|left),?\s?(?:and\s|&\s)?\1\s?x?\s?(?:r|right|l|left)\b",
        on_each_side,
    ),
    (r"(\d(?<![\d/.]\d)\d?)\s?(?:/|and|&|\+)\s?\1(?![\d/])", on_each_side),
)
_HOW_OFTEN: tuple[tuple[str, Reader], ...] = (
    (r"\b(1) times or (\d) times?\s?(?:a |per |each |every )?(d)(?:ay|aily)\b", often),
    (r"\b(1) times or (\d) times?\s?(?:a |per |each |every )?(w)eek(?:ly)?\b", often),
    ((r"\b(?:every|each)\s(?:other|2nd|second)\s(?:day|night|evening|morning)|\balternat(?:e|ing)\s(?:days|nights)|"
        r"\beod\b"
     r"|\bevery 2 days"), always({"frequency": "eod"})),
    ((r"\b(?=[aefm])(?:every |each )?(?:mornings?|first thing|am)\s?(?:,|and|&|\+|/)\s?(?:again |then )?(?:at |"
        r"in the |last )?"
     r"(?:nights?|evenings?|bedtime|thing|pm)\b"), always({"frequency": "2/day"})),
    ((r"\bwhen i (?:wake|get)(?: up)? and (?:again )?(?:before|at|in) (?:bed|night|bedtime|sleep|the evening)\b"),
     always({"frequency": "2/day"})),
    (r"\bbid\b|\bbd\b|\bb\.i\.d\b", always({"frequency": "2/day"})),
    (r"\btid\b|\bt\.i\.d\b", always({"frequency": "3/day"})),
    (r"\bm\s?[/,]\s?w\s?[/,]\s?f\b|\bmwf\b", always({"frequency": "mon,wed,fri"})),
    ((rf"\b(?=[efmstw])(?:{DAY}(?:(?:\s?[,/&+]\s?|\s(?:and|&)\s|,\s(?:and|&)\s|\s){DAY}\b){{1,6}}|(?:every|"
        rf"each)\s{DAY}\b"
     r"|(?:(?<![^\n])|(?<=[\n.;] ))(?:mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|rsday|urday)?(?=\s?[:-])"
     r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days\b)"), days),
    ((rf"{_RANGE}\s?(?:times?|x|sessions?|days?|goes|mornings?|evenings?|nights?)?\s?"
     r"(?:(?:a|an|per|in a|each|every|of the|out of the)\s|/\s?)(day|d\b|week|wk|w\b)(?![a-z])"), often),
    (rf"{_RANGE}\s?(?:times?|x)\s?(?:each\s|every\s)?(day|daily|week|weekly|wk)\b", often),
    ((r"\b(?:1 times\s)?(?:daily|every\s?day|each day|(?:every|each)\s(?:single\s)?(?:morning|evening|night|"
        r"afternoon))\b"
     r"|\bnightly\b|\bqd\b|\bper day\b|\b(?:minutes|mins|min)\s(?:a|per)\sday\b"
     r"|\b(?:morning|bedtime|evening|nightly)\s(?:routine|stretches|exercises)\b"), always({"frequency": "1/day"})),
    (r"\b(?=[1ew])(?:1 times )?(?:weekly|every week|each week)\b", always({"frequency": "1/week"})),
)  # fmt: skip
_RESTING = r"\brest(?:ing|s)?\s?(?:for|of|breaks? of|-|:)?\s?(?:about\s|around\s|at least\s)?"
_RESTED = (
    r"\s?(?:of\s)?(?:rests?|breaks?|breathers?|recovery|(?:in )?between|"
    r"(?:(?:sat|sitting|seated|lying|stood|on|off|in|the|a|my|sofa|couch|chair|bed|stool)\s){1,5}in between)"
)
_RESTS: tuple[tuple[str, Reader], ...] = (
    ((rf"{_N}\s?(secs?|s|seconds?|mins?|minutes?)?\s?on\s?[/,]?\s?(?:and |then )?{_N}\s?(secs?|s|seconds?|mins?|"
        rf"minutes?)?"
     r"\s?off"), interval),
    (rf"{_RESTING}{_TWO_TIMES}", two_times("rest_s")),
    (rf"{_RESTING}between\s{_N}\sand\s{_N}{_UNIT}", one("rest_s")),
    (rf"{_RESTING}up\sto\s{_N}{_UNIT}", most("rest_s")),
    (rf"{_RESTING}{_RANGE}{_UNIT}", one("rest_s")),
    (rf"{_TWO_TIMES}{_RESTED}", two_times("rest_s")),
    (rf"\bbetween\s{_N}\sand\s{_N}{_UNIT}{_RESTED}", one("rest_s")),
    (rf"\bup\sto\s{_N}{_UNIT}{_RESTED}", most("rest_s")),
    (rf"{_RANGE}{_UNIT}{_RESTED}", one("rest_s")),
)  # fmt: skip
_COUNTS: tuple[tuple[str, Reader], ...] = (
    ((rf"\bhold\w{{0,3}}\s(?:for\s)?{_N}\s?(?:s|secs?|"
        rf"seconds)?\s?[x*]\s?{_N}"), lambda m: {"held": int(m[1]), "reps": int(m[2])}),
    (r"\bbetween (\d{1,2}) and (\d{1,2})(?=\s?(?:[,.;)\n]|$|times\b|reps\b|repetitions\b))", one("reps")),
    (rf"\bsets?\s?[:=]\s?{_N}", first("sets")),
    (rf"\brep(?:s|etitions?)?\s?[:=]\s?{_RANGE}", one("reps")),
    (rf"\bhold\s?[:=]\s?{_RANGE}(?:{_UNIT})?", one("held")),
    (rf"{_N}\s?[x*]\s?{_RANGE}{_UNIT}", each_time),
    ((rf"{_N}\s?[x*]\s?(\d{{1,3}}(?:\.\d)?)(?:\s?(?:-|to|or)\s?(\d{{1,3}}))?\s?(steps?|paces|feet|ft|metres?|"
        rf"meters?|m|lengths?|laps?|yards?|widths?)\b"), distance_each),
    (r"\bdo (?:this|these|it) (\d) times(?=\s?:)", first("sets")),
    ((r"\b(?:do|repeat) (?:the )?(?:whole )?(?:circuit|lot|thing|list|sequence|routine|all of (?:it|this|these|them)) "
      r"(\d) (?:more )?times\b"), first("sets")),
    (rf"{_RANGE}{_UNIT}\s?[x*]\s?{_N}", time_each),
    ((rf"{_RANGE}\s?(?:more\s)?{_SETS}\s?(?:of|x|-|at|,)?\s?(?:about |up to )?{_RANGE}(?:{_UNIT})?(?!\s?(?:{_SETS}|"
        rf"lb|kg))"),
     sets_of),
    (rf"{_RANGE}\s?(?:reps?|repetitions?)?\s?(?:x|,|for)\s?{_N}\s?{_SETS}\b", reps_of),
    ((rf"{_N}\s?[x*]\s?{_RANGE}(?!\s?(?:lb|kg|a (?:day|week)|"
        rf"/))"), times),
    (rf"{_RANGE}\s?(?:more\s)?{_SETS}\b", one("sets")),
    (rf"{_N}\s?times?\sthrough", first("sets")),
    (r"(?<=[a-z]\s\()(\d{1,2})(?=\))", first("bare")),
    (rf"\b{_SETS}\sof\s{_RANGE}\b", one("reps")),
    (r"\b(?:do it all 1 times more|a second set|a 2nd set)\b", always({"sets": 2})),
    ((rf"\b(?:hold|stay|keep)\w{{0,3}}\s(?:it\s|this\s|there\s|"
        rf"that\s)?(?:for\s)?up\sto\s(?:a\scount\sof\s)?{_N}{_UNIT}"),
     most("held")),
    (_TWO_TIMES, two_times("seconds")),
    (rf"\bbetween\s{_N}\sand\s{_N}{_UNIT}", one("seconds")),
    (rf"{_N}{_UNIT}\s?or\s(\d{{1,2}})\b(?!\s?(?:x|times|reps|sets))", minute_or_two),
    (rf"\bup\sto\s(?:a\scount\sof\s)?{_N}{_UNIT}", most("seconds")),
    (rf"\bup\sto\s{_N}\b(?!\s?(?:lb|kg|times a|-))", most("reps")),
)  # fmt: skip
_HOLD_WORD = (
    r"\b(?:hold(?:ing|s)?|stay(?:ing)?|keep|count(?:ing)?|wait|pause|linger|rest there|park it there|hang on|squeeze)"
)
_FILLER = (
    r"(?:it|this|that|for|a|about|around|the|of|to|there|stretch|position|count|each|at|least|up|slow|on|here|still)"
)
_TIMES_WORDS = (
    r"(?:times|reps?|repetitions?|repeats|trips|passes|goes|turns|breaths|beats|of\s(?:these|those|them|"
    r"'?em|each|everything))"
)
# Words in the plural that are not what is counted.
_NO_COUNT = (
    r"(?:legs|sides|arms|hands|knees|ankles|heels|wrists|hips|eyes|toes|fingers|chairs|cushions|pillows|people|"
    r"women|men|kids|friends|steps|stairs"
    r"|weights|bottles|tins|cans|sticks|bands|books|cones|exercises|stretches|moves|things|sessions|classes|days|"
    r"nights|mornings|evenings|years"
    r"|members|patients|markers|stickers|cones|machines|rules|visits|videos|books|songs|tracks|tunes|adverts|"
    r"episodes|times|points|pages|levels|lbs|pounds|degrees|minutes|seconds|others|thumbs|elbows|shoulders|"
    r"walls|poles|spots|dots|rungs|tips)\b"
)
_TIMES: tuple[tuple[str, Reader], ...] = (
    (rf"{_HOLD_WORD}\s(?:{_FILLER}\s){{0,6}}{_RANGE}(?:{_UNIT}|(?=\s?(?:[,.;)\n-]|$|and\b|then\b|each\b|x\d)))",
     one("held")),
    (rf"{_RANGE}(?:{_UNIT})?\s?(?:hold|count)s?\b", one("held")),
    (rf"{_RANGE}{_UNIT}", one("seconds")),
    (rf"{_DECIMAL}\s?(kgs?|lbs?|pounds?|kilos?)\b", load),
    ((rf"(?!1 step\b){_DECIMAL}\s?(?:long\s|big\s|slow\s|small\s)?(steps?|paces|feet|ft|"
        r"metres?|meters?|"
        r"m\b|km|miles?"
     r"|lengths?|laps?|loops?|yards?|blocks?|widths?|flights?)(?![a-z])(?!\s(?:up|apart|stool|on|one|from|tap|"
     r"together)|-)"),
     distance),
    (r"(\d(?<![\d.]\d)\d?)(?!\d)(?:\s?(?:-|to|or)\s?(\d{1,2}))?\s?(flights?)\b", distance),
    ((rf"\b(?:begin|start)(?:ning|ing)?\s(?:with|at|from|on)\s(?:just\s|about\s)?{_RANGE}(?=\s?(?:[,.;#)\n]|$|and\b|"
        rf"then\b))"), one("reps")),
    (rf"\bx\s?{_RANGE}(?!\s?(?:lb|kg))", one("reps")),
    (rf"{_RANGE}\s?x(?![a-z\d])", one("reps")),
    ((rf"\b(?:repeat|reps of|repetitions of|repetitions:|reps:|do|about|try)\s(?:this |it |them )?{_RANGE}(?=\s|"
        rf"[,.;)]|$)"
     rf"(?!\s(?:{_EACH}|of you))"), one("reps")),
    (rf"{_RANGE}\s?(?:slow\s|more\s|easy\s|gentle\s)?{_TIMES_WORDS}\b", one("reps")),
    ((rf"{_MANY}\s?(?:slow\s|more\s|easy\s|gentle\s)?(?=(?:each|per|ea|every|either|on each|e/s)\b"
     rf"|(?:with|on|for|to|in) (?:each|the|all)\b|(?:a|both) {_EACH}\b|(?:1 way|anti-?|clockwise|forwards?|left|"
     rf"right)\b"
     r"|reps?/)"), one("reps")),
    ((rf"{_MANY}\s(?:(?:slow|big|small|good|more|full|gentle|deep|proper)\s)?(?!{_NO_COUNT})[a-z]{{3,10}}s\b"
     rf"(?=\s?(?:[,.;)\n]|$|each|per|a {_EACH}|in all|altogether|with|on|to))"), one("bare")),
    (rf"(?<=[,:;.=-]\s){_MANY}(?=\s?(?:[,.;)\n]|$|then\b|and\b|total|in all|altogether))", one("bare")),
    (rf"(?<=[a-z)#]\s){_MANY}(?=\s?(?:[,.;)\n(]|$|then\b|total|in all|altogether))", one("bare")),
)  # fmt: skip
_SIDES: tuple[tuple[str, Reader], ...] = (
    ((rf"\b(right|left|[rl])\s(?:{_EACH}\s)?only\b|\bonly\s(?:the\s|my\s)?(right|left)\b|\((right|left|"
        rf"[rl])(?: only)?\)"), side),
    # All that begins a word stands behind one look at its first letter, which saves the other looks.
    ((rf"\b(?=[1abcelmoprsty])(?:(?:each|every|per|either|to each|on both)\s{_EACH}\b|e/s\b|ea\b"
     r"|1 (?:leg|foot|side|arm|knee|hand)? ?(?:at a|by|then the|and then)\s?(?:time|1|other)\b"
     r"|(?:l\s?[/&+]\s?r|r\s?[/&+]\s?l)\b|bilat(?:eral(?:ly)?)?\b|(?:both sides|both ways)\b"
     rf"|(?:switch|change|swap|swop|alternate|alternating)(?:\s(?:sides|legs|feet|arms|hands|over|{_EACH}))?\b"
     rf"|(?:repeat|same|then|again|and)\s(?:again )?(?:on|with|to|for)?\s?(?:the\s|my\s|your\s)?(?:other|"
     rf"opposite)(?:\s{_EACH})?\b"
     r"|(?<!of )(?<!under )(?<!on )(?<!than )(?:the|your|my) (?:other|opposite) (?:leg|side|foot|arm|"
     r"hand)(?=\s?(?:[.,;)\n]|$))"
     r"|(?<!of )(?<!between )(?<!from )each(?=\s?(?:[,.;)\n]|$)))"
     rf"|(?<=[\d#])\s?a\s{_EACH}\b|/(?:side|leg|arm)\b|(?<=[,(#.;]\s)both\s{_EACH}\b"
     rf"|(?<=[,(#]\s)(?:left and right|l and r)\b|(?<=[.,;]\s)(?:other|opposite) {_EACH}(?=\s?(?:[.,;)\n]|$))"
     r"|(?<=# )b(?![a-z])"),
     always({"sides": "each"})),
    (r"(?<=[\d#]\s)(?:on\s)?(?:the\s|my\s|your\s)?(left|right)(?=\s?(?:[,.;)\n]|$|leg|side|foot|arm|hand))", side),
    (rf"\b(?:on|with)\s(?:my|the|your)\s(?:\w{{1,9}}\s)?\(?(right|left)\)?\s{_EACH}", side),
    (r"(?<=[\d\")#] )([rl])(?=\s|[,.;)\n]|$)", side),
)  # fmt: skip


def _compiled() -> tuple[tuple[re.Pattern[str], Reader | None], ...]:
    reading = (*_HOW_OFTEN, *_RESTS, *_COUNTS, *_TIMES, *_SIDES)
    nothing = ((pattern, None) for pattern in NO_DOSE)
    return tuple((_compile(pattern), reader) for pattern, reader in (*_PAIRS, *nothing, *reading))


def _compile(pattern: str) -> re.Pattern[str]:
    """A space in a pattern is no line break: an amount never goes on in the next line."""
    return re.compile(pattern.replace(r"\s", r"[^\S\n]"), re.MULTILINE)


PATTERNS = _compiled()
