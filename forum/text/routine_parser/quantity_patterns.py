"""How amounts are written: patterns in the order in which they are asked.

Every pattern is a plain chain of short parts without a repeat inside a repeat, so none can be made to run for long; a
test reads each of them for that.
"""

import re

from forum.text.routine_parser.no_dose import NO_DOSE
from forum.text.routine_parser.often_patterns import FIRST, HOW_OFTEN, NUMBER, RANGE
from forum.text.routine_parser.quantity_values import (
    Reader,
    always,
    distance,
    distance_each,
    each_time,
    first,
    grown,
    interval,
    load,
    minute_or_two,
    most,
    on_each_side,
    one,
    reps_again,
    reps_of,
    sets_of,
    steps_each_side,
    time_each,
    times,
    two_times,
)
from forum.text.routine_parser.side_patterns import EACH, SIDES
from forum.text.routine_parser.tempo_patterns import HELD, ROUNDS, TEMPO

_FIRST, _N, _RANGE = FIRST, NUMBER, RANGE
_MANY = rf"({_FIRST}(?:(?<!1)|(?=\d))\d{{0,3}})(?![\d:])(?:\s?(?:-|to|or)\s?(\d{{1,4}})(?!\d))?"
# Alone behind a name, 1 and 2 are the numbers of its pictures.
_SEVERAL = _MANY.replace("(?<!1)", "(?<![12])")
# A double stroke is a second, unless it is an inch.
_INCHES = r"(?! ?(?:apart|step|box|stool|high|deep|wide|off|above|forward|back|x\d|\d))"
_UNIT = rf'[ -]{{0,2}}(s|secs?|seconds?|mins?|minutes?|"{_INCHES})(?![a-z])'
_SETS = r"(?:sets?|rounds?|lots?|circuits?|series)"
_TWO_TIMES = rf"{_N}{_UNIT}\s?(?:to|-|or)\s?{_N}{_UNIT}"
_DECIMAL = r"(\d(?<![\d.]\d)\d{0,3}(?:\.\d{1,2})?)(?:\s?(?:-|to|or)\s?(\d{1,4}(?:\.\d{1,2})?))?"
_TIME_OF_DAY = r"(?:day|morning|evening|night|afternoon|bedtime|am|pm)"


# "6/6" and "5 and 5" are both sides.
_PAIRS: tuple[tuple[str, Reader], ...] = (
    (
        (
            r"(\d{1,3}) (steps|paces) (?:(?:to the )?(?:left|right)|(?:to )?1 (?:way|side)|there|out),? "
            r"(?:then |and ){1,2}"
            r"(?:\1 (?:steps |paces )?)?"
            r"(?:(?:to the )?(?:left|right)|back(?: again)?|there|the other way|to the other(?: side)?)\b"
        ),
        steps_each_side,
    ),
    (
        r"(\d(?<![\d/.x]\d)\d?)\s?/\s?(?:side|leg|arm|way|foot|hand)\b(?!\s?[:=])",
        on_each_side,
    ),
    (
        r"(\d(?<![\d/.]\d)\d?)\s?x?\s?(?:r|right|l|left),?\s?(?:and\s|&\s)?\1\s?x?\s?(?:r|right|l|left)\b",
        on_each_side,
    ),
    (r"(\d(?<![\d/.]\d)\d?)\s?(?:/|and|&|\+)\s?\1(?![\d/])", on_each_side),
)
_RESTING = r"\brest(?:ing|s)?\s?(?:for|of|breaks? of|-|:)?\s?(?:about\s|around\s|at least\s)?"
_RESTED = (
    r"(?:'s?|s')?\s?(?:of\s)?(?:(?:rests?|breaks?|breathers?|recovery|off|pauses?)\b(?!\s[/,])|(?:in )?between|"
    r"(?:(?:sat|sitting|seated|lying|stood|on|off|in|the|a|my|sofa|couch|chair|bed|stool)\s){1,5}in between)"
)
_RESTS: tuple[tuple[str, Reader], ...] = (
    ((rf"{_N}\s?(secs?|s|seconds?|mins?|minutes?)?\s?on\s?[/,]?\s?(?:and |then )?{_N}\s?(secs?|s|seconds?|mins?|"
        rf"minutes?)?"
     r"\s?off"), interval),
    (rf"{_RANGE}{_UNIT}\s(?:pause|hold|squeeze)\sat\sthe\s(?:top|bottom|end)\b", one("held")),
    (rf"\brelax(?:ing)?\sfor\s{_RANGE}{_UNIT}", one("rest_s")),
    (rf"\brest\s(?:it|them)\sfor\s{_RANGE}{_UNIT}", one("rest_s")),
    (rf"{_RESTING}{_TWO_TIMES}", two_times("rest_s")),
    (rf"{_RESTING}between\s{_N}\sand\s{_N}{_UNIT}", one("rest_s")),
    (rf"{_RESTING}up\sto\s{_N}{_UNIT}", most("rest_s")),
    (rf"{_RESTING}{_RANGE}{_UNIT}", one("rest_s")),
    (rf"{_TWO_TIMES}{_RESTED}", two_times("rest_s")),
    (rf"\bbetween\s{_N}\sand\s{_N}{_UNIT}{_RESTED}", one("rest_s")),
    (rf"\bup\sto\s{_N}{_UNIT}{_RESTED}", most("rest_s")),
    (rf"{_RANGE}{_UNIT}{_RESTED}", one("rest_s")),
)  # fmt: skip
# What it grows to, or is meant to reach.
_GROWING = (
    r"\b(?:(?:work|build|progress|increas|go)\w{0,3}\s(?:this\s|it\s|slowly\s|gradually\s|your way\s){0,2}(?:up\s)?"
    r"(?:slowly\s|gradually\s)?"
    r"(?:to|towards?)|(?:(?:the|my)\s)?aim\s(?:is|to reach)|(?:the|my)\saim\sfor|goal(?:\sis|:))\s(?:about\s)?"
)
_MOST = r"\b(?:up\sto|no\smore\sthan|at\s(?:the\s)?most)\s"
# A label without its colon, where a line is cut into such cells: "Sets 2 | Reps 10/side".
_CELL, _CELL_END = r"(?<![^\n|,;/. ])(?<![^\n|,;/. ][ ])", r"(?=\s?(?:[|,;\n/.]|$|each\b|per\b|x\s?sets))"
_COUNTS: tuple[tuple[str, Reader], ...] = (
    *HELD,
    *TEMPO,
    *ROUNDS,
    # What both are counted in is said once: "20 seconds, build up to 60".
    ((rf"{_N}{_UNIT}[^.;\n\d]{{0,24}}?{_GROWING}{_N}\b(?!\s?(?:s|secs?|seconds?|mins?|minutes?|times|reps?|sets?|"
     r"x)\b)"),
     grown("seconds")),
    (rf"{_GROWING}{_N}\s?(?:-\s?\d{{1,3}}\s?)?(s|secs?|seconds?|mins?|minutes?)\b", most("seconds")),
    (rf"{_GROWING}{_N}\b(?!\s?(?:sets|x\b|\d|lb|kg|steps|days|weeks|{EACH}\b))", most("reps")),
    ((rf"\bhold\w{{0,3}}\s(?:for\s)?{_N}\s?(?:s|secs?|"
        rf"seconds)?\s?[x*]\s?{_N}(?!\s?(?:s|secs?|seconds?|mins?|minutes?)\b)"),
     lambda m: {"held": int(m[1]), "reps": int(m[2])}),
    ((r"\bbetween (\d{1,2}) and (\d{1,2})"
      r"(?=\s?(?:[,.;)\n]|$|(?:times|reps|repetitions|with|on|each|per|for each)\b))"), one("reps")),
    (rf"{_CELL}sets?\s(?:-\s)?{_RANGE}{_CELL_END}", one("sets")),
    (rf"{_CELL}rep(?:s|etitions?)?\s(?:-\s)?{_RANGE}{_CELL_END}", one("reps")),
    (rf"(?<![a-z])sets?\s?[:=|]\s?{_RANGE}", one("sets")),
    (rf"(?<![a-z])rep(?:s|etitions?)?\s?[:=|]\s?{_RANGE}(?!\s?(?:lengths?|laps?|steps?)\b)", one("reps")),
    (rf"(?<![a-z])hold(?: time)?\s?[:=|]\s?{_RANGE}(?!\s?[x*])(?:{_UNIT})?", one("held")),
    (rf"(?<![a-z])(?:duration|time)\s?[:=|]\s?{_RANGE}{_UNIT}", one("seconds")),
    (rf"(?<![a-z])rest\s?[:=|]\s?{_RANGE}(?:{_UNIT})?", one("rest_s")),
    (rf"{_N}\s?[x*]\s?{_RANGE}{_UNIT}", each_time),
    ((rf"{_N}\s?[x*]\s?(\d{{1,3}}(?:\.\d)?)(?:\s?(?:-|to|or)\s?(\d{{1,3}}))?\s?(steps?|paces|feet|ft|metres?|"
        rf"meters?|m|lengths?|laps?|yards?|widths?)\b"), distance_each),
    (r"\bdo (?:this|these|it) (\d) times(?=\s?:)", first("sets")),
    (rf"{_RANGE}{_UNIT}\s?[x*]\s?{_N}", time_each),
    ((rf"{_RANGE}\s?(?:more\s)?{_SETS}\s?(?:of|x|-|at|,)?\s?(?:about |up to )?{_RANGE}(?:{_UNIT})?(?!\s?(?:{_SETS}|"
        rf"lb|kg))"),
     sets_of),
    (rf"{_RANGE}\s?(?:reps?|repetitions?)?\s?(?:x|,|for)\s?{_N}\s?{_SETS}\b", reps_of),
    ((rf"{_N}\s?[x*]\s?{_RANGE}(?!\s?(?:lb|kg|a (?:day|week)|"
        rf"/))"), times),
    (rf"{_RANGE}\s?(?:more\s)?{_SETS}\b", one("sets")),
    (r"(?<=[a-z]\s\()(\d{1,2})(?=\))", first("bare")),
    ((r"\b(\d{1,2})(?:\s(?:reps|times|repetitions))?,?\s(?:then )?"
      r"(?:#{6,40}|(?:(?:have|take) )?(?:a )?(?:short |little |quick )?(?:rest|break|breather)),?\s"
      r"(?:and |then |do ){0,2}(?:another \1\b|\1 (?:more|again)\b)"), reps_again),
    ((r"\b(?:a (?:second|2nd) set|rest,? (?:and )?then (?:do it |repeat )?(?:again|1 times more|once more)|"
      r"(?:do|repeat) (?:it|this|that) 1 times more)\b"), always({"sets": 2})),
    (rf"\b(?:sets?|rounds?|lots?|series)\sof\s{_RANGE}\b", one("reps")),
    ((rf"\b(?:hold|stay|keep)\w{{0,3}}\s(?:it\s|this\s|there\s|"
        rf"that\s)?(?:for\s)?up\sto\s(?:a\scount\sof\s)?{_N}{_UNIT}"),
     most("held")),
    (_TWO_TIMES, two_times("seconds")),
    (rf"\bbetween\s{_N}\sand\s{_N}{_UNIT}", one("seconds")),
    (rf"{_N}{_UNIT}\s?or\s(\d{{1,2}})\b(?!\s?(?:x|times|reps|sets))", minute_or_two),
    (rf"{_MOST}(?:a\scount\sof\s)?{_N}{_UNIT}", most("seconds")),
    (rf"{_MOST}{_N}\b(?!\s?(?:lb|kg|times a|-))", most("reps")),
)  # fmt: skip
_HOLD_WORD = (
    r"\b(?:hold(?:ing|s)?|stay(?:ing)?|keep|count(?:ing)?|wait|pause|linger|rest there|park it there|hang on|squeeze)"
)
_FILLER = (
    r"(?:it|this|that|for|till|a|about|around|the|of|to|there|stretch|position|count|each|at|least|up|slow|on|here|"
    r"still)"
)
_TIMES_WORDS = (
    r"(?:times|reps?|repetitions?|repeats|trips|passes|goes|turns|beats|circles|marches|rocks|of\s(?:these|those|them|"
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
# A time that somebody goes on for.
_MOVING = (
    r"\b(?:keep (?:going|on|moving|it up|this up)|keep (?:an?|the) \w{2,9} rhythm|go on|carry on|continue|"
    r"do (?:this|it)|"
    r"repeat (?:this|it)|march|walk|pedal|cycle|step)\s(?:\w{2,9}\s){0,2}?(?:for\s)(?:about\s)?"
)
_TIMES: tuple[tuple[str, Reader], ...] = (
    (rf"{_HOLD_WORD}\s(?:{_FILLER}\s){{0,6}}{_RANGE}(?:{_UNIT}|(?=\s?(?:[,.;)\n-]|$|and\b|then\b|each\b|with\b|x\d)))",
     one("held")),
    (rf"{_RANGE}\s(?:(?:large|big|slow|deep|full|easy|long),?\s){{0,3}}breaths?\b", one("breaths")),
    (rf"{_MOVING}{_RANGE}{_UNIT}", one("moving")),
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
    ((rf"\b(?:repeat|reps of|repetitions of|repetitions:|reps:|do|about|try|go for|complete|perform)"
     rf"\s(?:this 1 |this |it )?{_RANGE}(?=\s|"
        rf"[,.;)]|$)"
     rf"(?!\s(?:{EACH}|of you))"), one("reps")),
    (rf"{_RANGE}\s?(?:slow\s|more\s|easy\s|gentle\s)?{_TIMES_WORDS}\b", one("reps")),
    ((rf"{_MANY}\s?(?:slow\s|more\s|easy\s|gentle\s)?(?=(?:each|per|ea|every|either|on (?:each|either)|e/s)\b"
     rf"|(?:leading |starting |going |standing )?(?:with|on|for|to|in) (?:each|the|all)\b|(?:a|both) {EACH}\b"
     r"|(?:1 way|anti-?|clockwise|forwards?|left|"
     rf"right)\b"
     r"|reps?/)"), one("reps")),
    ((rf"{_MANY}\s(?:(?:slow|big|small|good|more|full|gentle|deep|proper)\s)?(?!{_NO_COUNT})[a-z]{{3,10}}s\b"
     rf"(?=\s?(?:[,.;)\n]|$|each|per|a {EACH}|in all|altogether|with|on|to))"), one("bare")),
    (rf"(?<=[,:;.=-]\s){_SEVERAL}(?=\s?(?:[,.;)\n]|-\s|$|then\b|and\b|total|in all|altogether))", one("bare")),
    (rf"(?<=[a-z)#]\s){_SEVERAL}(?=\s?(?:[,.;)\n(]|-\s|$|then\b|total|in all|altogether))", one("bare")),
)  # fmt: skip


def _compiled() -> tuple[tuple[re.Pattern[str], Reader | None], ...]:
    reading = (*HOW_OFTEN, *_RESTS, *_COUNTS, *_TIMES, *SIDES)
    nothing = ((pattern, None) for pattern in NO_DOSE)
    return tuple((_compile(pattern), reader) for pattern, reader in (*_PAIRS, *nothing, *reading))


def _compile(pattern: str) -> re.Pattern[str]:
    """A space in a pattern is no line break: an amount never goes on in the next line."""
    return re.compile(pattern.replace(r"\s", r"[^\S\n]"), re.MULTILINE)


PATTERNS = _compiled()
