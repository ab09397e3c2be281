"""How often something is done: patterns like those of `quantity_patterns`, and how their numbers are written."""

from forum.text.routine_parser.quantity_values import (
    DAY,
    Reader,
    always,
    daily_and_weekly,
    days,
    labelled_often,
    often,
)

# Beginning with the digit, and looking back from there, lets the search skip all letters at once.
FIRST = r"\d(?<![\d./:]\d)"
NUMBER = rf"({FIRST}\d{{0,3}})(?![\d:])"
RANGE = rf"{NUMBER}(?:\s?(?:-|to|or)\s?(\d{{1,4}})(?!\d))?"

HOW_OFTEN: tuple[tuple[str, Reader], ...] = (
    (r"(?<![a-z])daily\s?[:=|]\s?(\d)[ ,;\n]{0,3}weekly\s?[:=|]\s?(\d)", daily_and_weekly),
    (r"(?<![a-z])(daily|weekly)\s?[:=|]\s?(\d)\b", labelled_often),
    (r"\b(1) times or (\d) times?\s?(?:a |per |each |every )?(d)(?:ay|aily)\b", often),
    (r"\b(1) times or (\d) times?\s?(?:a |per |each |every )?(w)eek(?:ly)?\b", often),
    ((r"\b(?:every|each)\s(?:other|2nd|second)\s(?:day|night|evening|morning)|\balternat(?:e|ing)\s(?:days|nights)|"
        r"\beod\b"
     r"|\bevery 2 days"), always({"frequency": "eod"})),
    ((r"\b(?=[aefm])(?:every |(?<!of )each )?(?:mornings?|first thing|am)\s?(?:,|and|&|\+|/)\s?(?:again |then )?(?:at |"
        r"in the |last )?"
     r"(?:nights?|evenings?|bedtime|thing|pm)\b"), always({"frequency": "2/day"})),
    ((r"\bwhen i (?:wake|get)(?: up)? and (?:again )?(?:before|at|in) (?:bed|night|bedtime|sleep|the evening)\b"),
     always({"frequency": "2/day"})),
    ((r"\b(?:in the )?morning,? and (?:then )?(?:1 times |again )*(?:in the |at |before )(?:evening|night|bed|bedtime|"
      r"tea ?time|afternoon|tea)\b"), always({"frequency": "2/day"})),
    (r"\b(?:bid|bd|bds|b\.i\.d)\b", always({"frequency": "2/day"})),
    (r"\b(?:qid|qds|q\.i\.d)\b", always({"frequency": "4/day"})),
    (r"\b(?:tid|tds|t\.i\.d)\b", always({"frequency": "3/day"})),
    (r"\bm\s?[/,]\s?w\s?[/,]\s?f\b|\bmwf\b", always({"frequency": "mon,wed,fri"})),
    ((rf"\b(?=[efmstw])(?:{DAY}(?:(?:\s?[,/&+]\s?|\s(?:and|&)\s|,\s(?:and|&)\s|\s){DAY}\b){{1,6}}|(?:every|"
        rf"each)\s{DAY}\b"
     r"|(?:(?<![^\n])|(?<=[\n.;] ))(?:mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|rs|rsday|urday)?(?=\s?[:-])"
     r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days\b)"), days),
    ((rf"{RANGE}\s?(?:times?|x|sessions?|days?|goes|mornings?|evenings?|nights?)?\s?"
     r"(?:(?:a|an|per|in a|each|every|of the|out of the)\s|/\s?)(day|d\b|week|wk|w\b)(?![a-z])"), often),
    (rf"{RANGE}\s?(?:times?|x)\s?(?:each\s|every\s)?(day|daily|week|weekly|wk)\b", often),
    ((r"\b(?:1 times\s)?(?:(?:daily|every\s?day)(?! (?:li[fv]|activit|task|movement|chore|job|struggle))|each day|"
     r"(?:every|each)\s(?:single\s)?(?:morning|evening|night|"
        r"afternoon))\b"
     r"|\bnightly\b|\bqd\b|\bper day\b|\b(?:minutes|mins|min)\s(?:a|per)\sday\b"
     r"|\b(?:morning|bedtime|evening|nightly)\s(?:routine|stretches|exercises)\b"
     r"|\bbefore (?:bed|lights out|breakfast|(?:i go|going) to (?:bed|sleep))\b|\bat bedtime\b"
     r"|\bfirst thing in the morning\b"
     r"|(?<![^\n])[ ]{0,4}(?:am|pm|mornings?|evenings?|afternoons?|bedtime|nights?)[ ]{0,2}:?[ ]{0,2}(?=\n)"),
     always({"frequency": "1/day"})),
    (r"\b(?=[1ew])(?:1 times )?(?:weekly|every week|each week)\b", always({"frequency": "1/week"})),
)  # fmt: skip
