"""On which side something is done: patterns like those of `quantity_patterns`."""

from forum.text.routine_parser.quantity_values import Reader, always, side

EACH = (
    r"(?:legs?|sides?|foot|feet|ways?|arms?|hands?|directions?|ankles?|knees?|ends?|calf|calves|thighs?|heels?|wrists?"
    r"|shoulders?|hips?|eyes?)"
)

SIDES: tuple[tuple[str, Reader], ...] = (
    (r"(?<![a-z])(?:side|leg|arm)\s?[:=|]\s?(left|right)\b(?!\s?(?:and|&|/|\+)\s?(?:left|right))", side),
    (r"(?<![a-z])(?:sides?|legs?|arms?)\s?[:=|]\s?(?:both|each|left\s?(?:and|&|/|\+)\s?right)\b",
     always({"sides": "each"})),
    ((rf"\b(right|left|[rl])\s(?:{EACH}\s)?only\b|\b(?:only|just)\s(?:the\s|my\s)?(right|left)\b|\((right|left|"
        rf"[rl])(?: only)?\)"), side),
    # All that begins a word stands behind one look at its first letter, which saves the other looks.
    ((rf"\b(?=[1abcdeilmnoprstwy])(?:(?:each|every|per|either|to each|"
        rf"(?<!weight )on both)\s(?!hand\b|hands\b|eye){EACH}\b(?!\sof\b)|e/s\b|ea\b"
     r"|(?<!or )1 (?:leg|foot|side|arm|knee|hand)? ?(?:at a|by|then the|and then)\s?(?:time|1|other)\b"
     r"|(?:l\s?[/&+]\s?r|r\s?[/&+]\s?l)\b|bilat(?:eral(?:ly)?)?\b|(?:both sides|both ways)\b"
     rf"|(?:switch|change|swap|swop|alternate|alternating|switching|changing|swapping)"
     rf"(?:\s(?:sides|legs|feet|arms|hands|over|{EACH}))?\b"
     rf"|(?<!forward )(?:repeat|same|then|again|and|now|try|do|with|put)\s(?:again )?"
     rf"(?:on|with|to|for|do|over to|over)?\s?"
     rf"(?:(?:the|my|your)\s(?:other|opposite)(?!\s(?:exercise|thing|1|move|stretch|day|people))(?:\s{EACH})?|"
     rf"(?:other|opposite)\s{EACH})\b"
     rf"|1 {EACH} then the other|in turn\b(?:(?<=leg in turn)|(?<=foot in turn)|(?<=side in turn)|(?<=arm in turn))"
     rf"|(?:roll|turn) over and do|to 1 side then the other|"
     rf"(?:then|now) (?:the |your |my )?(?:left|right)(?=\s?(?:[.,;)\n]|$|(?:leg|side|arm|foot|1)\b))"
     r"|(?<!of )(?<!under )(?<!on )(?<!than )(?<!forward with )(?:the|your|my) "
     r"(?:other|opposite) (?:leg|side|foot|arm|knee|way|hand)(?=\s?(?:[.,;)\n]|$))"
     r"|(?<!of )(?<!between )(?<!from )each(?=\s?(?:[,.;)\n]|$)))"
     rf"|(?<=[\d#])\s?a\s{EACH}\b|/(?:side|leg|arm)\b|(?<=[,(#.;]\s)both\s(?:sides|legs|arms)\b"
     rf"|(?<=[,(#]\s)(?:left and right|l and r)\b"
     rf"|(?<=[.,;]\s)(?:other|opposite) {EACH}(?: in front| first)?(?=\s?(?:[.,;)\n]|$))"),
     always({"sides": "each"})),
    # Right behind a count it is no thing that each hand holds.
    (rf"(?<=# )(?:(?:on|with|for|per)\s)?each\s(?:{EACH}\b(?!\sof\b)|(?:and|then|with|while|but)\b)",
     always({"sides": "each"})),
    (r"(?<=# )b(?![a-z])", always({"sides": "each"})),
    (r"(?<=[\d#] )(?:r|l|right|left)\s?(?:and|&|\+|/)\s?(?:l|r|left|right)\b", always({"sides": "each"})),
    (r"(?<=[\d#]\s)(?:on\s)?(?:the\s|my\s|your\s)?(left|right)(?=\s?(?:[,.;)\n]|$|leg|side|foot|arm|hand))", side),
    (rf"\b(?:on|with)\s(?:my|the|your)\s(?:\w{{1,9}}\s)?\(?(right|left)\)?\s{EACH}", side),
    (r"(?<=[\d\")#] )([rl])(?=\s|[,.;)\n]|$)", side),
    (rf"(?<=[-:] )(right|left) {EACH}(?=\s?(?:[.,;)\n]|$))", side),
)  # fmt: skip
