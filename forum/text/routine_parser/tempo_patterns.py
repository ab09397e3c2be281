"""How fast one repeat is, and how often a whole list is done: patterns like those of `quantity_patterns`."""

from forum.text.routine_parser.quantity_values import (
    Reader,
    always,
    both_ways,
    first,
    rounds,
    rounds_more,
    sets_more,
    tempo,
)

_S = r"(?:\s?(?:s|secs?|seconds?|counts?))?"
_TO = (
    r"(?:(?:slow(?:ly)?\s)?(?:to\s|over\s|for\s|in\s|take\s|taking\s|of\s|count(?:ing|s)?\s|a\s|slow\s|another\s){0,6})"
)
_UP = (
    r"(?:\s?(?:to|on|as|when|while|for|going|you|the|way|go|coming|and|they|i|your)){0,4}\s"
    r"(?:up|lift(?:ing)?|rais(?:e|ing)|ris(?:e|ing)|out|push(?:ing)?|straighten(?:ing)?|stand(?:ing)?|open(?:ing)?)\b"
)
_DOWN = (
    r"(?:\s?(?:to|on|as|when|while|for|going|you|the|way|go|coming|and|they|i|your|it)){0,4}\s"
    r"(?:down|lower(?:ing)?|return(?:ing)?|back|sit(?:ting)?|bend(?:ing)?|in|clos(?:e|ing))\b"
)
_GAP = r"[^.\n\d]{0,40}?"
_COUNTING = r"(?:count(?:ing|s)?\s(?:slowly\s)?(?:of\s|to\s|till\s)?(?:about\s)?)"
_LIFT = r"\b(?:up|lift|raise|rise|push|press|open|straighten|curl|bend|stand)\b[^.;\n\d]{0,40}?\s"
_LOWER = r"\b(?:down|lower|return|back|close|sit)\b[^.;\n\d]{0,16}?\s"
_OVER = r"(?:over|to|for|in)\s(?:a\s)?(?:slow\s)?(?:count\sof\s)?"

_HOLD = (
    r"\b(?:hold|stay|pause|keep|wait)\w{0,3}\s"
    r"(?:(?:it|this|that|there|here|still|up|the|leg|knee|arm|stretch|position|lift)\s){0,3}"
)

# Whatever follows a count that is held, "for a count of 5 and lower it", is the next step and no tempo.
HELD: tuple[tuple[str, Reader], ...] = (
    (rf"{_HOLD}(?:for|to)\s(?:a\s)?(?:slow\s)?count(?:ing)?\s(?:of|to)\s(?:about\s)?(\d{{1,2}})\b{_S}", first("held")),
)
TEMPO: tuple[tuple[str, Reader], ...] = (
    (rf"\b{_COUNTING}(\d{{1,2}}){_S}\s(?:both ways|each way|up and down|in both directions)\b", both_ways),
    (rf"\b(\d{{1,2}}){_S}{_UP}{_GAP}\b(\d{{1,2}}){_S}{_DOWN}", tempo("move_s", "return_s")),
    (rf"\b(\d{{1,2}}){_S}{_DOWN}{_GAP}\b(\d{{1,2}}){_S}{_UP}", tempo("return_s", "move_s")),
    (rf"{_LIFT}{_OVER}(\d{{1,2}}){_S}[,;]?{_GAP}{_LOWER}{_OVER}(\d{{1,2}})\b{_S}", tempo("move_s", "return_s")),
    (rf"\b(?:to a|a) {_COUNTING}(\d{{1,2}}),?\s(?:push|lift|raise|rise|come up|stand)\b", tempo("move_s")),
    (rf"\b(?:to a|a) {_COUNTING}(\d{{1,2}}),?\s(?:bring|lower|sit|let|come down)\b", tempo("return_s")),
    (rf"\b{_COUNTING}(\d{{1,2}}){_S}{_DOWN}", tempo("return_s")),
    (rf"\b{_COUNTING}(\d{{1,2}}){_S}{_UP}", tempo("move_s")),
    (rf"{_LOWER}{_OVER}{_COUNTING}(\d{{1,2}})\b{_S}", tempo("return_s")),
    (rf"{_LOWER}over\s(\d{{1,2}})\s?(?:s|secs?|seconds)\b", tempo("return_s")),
)
_WHOLE = (
    r"(?:the\s|this\s|that\s|each\s)?(?:whole\s|entire\s|full\s)?(?:circuit|lot|thing|list|sequence|routine|"
    r"programme|program|section|series|workout|round|group|set of exercises|all of (?:it|this|these|them)|it all|"
    r"everything|all (?:(?:of )?(?:the|these) )?(?:\d )?(?:exercises|moves|movements|stretches))"
)
_AGAIN = r"(?:do|repeat|go (?:through|round|around|over)|complete|perform|run through|work through)"

ROUNDS: tuple[tuple[str, Reader], ...] = (
    (r"\b(?:do|repeat|complete)\s(?:a|the)\s(?:second|2nd)\sset\b", always({"sets": 2})),
    (rf"\b{_AGAIN}\s{_WHOLE}\s(?:up to\s)?(\d)(?:\s?(?:or|to|-)\s?\d)?\stimes\b(?!\s(?:a|per|each|every)\b)", rounds),
    (
        r"\b(?:everything|it all|all of (?:it|them|these))\s(?:\w{2,6}\s){0,2}([2-9])\stimes\b(?!\s(?:a|per|each))",
        rounds,
    ),
    (r"\b(?:go|run|work) (?:through|round|over)\s(?:the\s)?#{3,30}\s(\d)\stimes\b(?!\s(?:a|per|each|every)\b)", rounds),
    (r"\b(\d)\s?(?:times?|x)\s(?:through|round|over)\b", rounds),
    (
        (
            r"\b(\d)\s(?:circuits|rounds)\s(?:in total|total|in all|altogether|through|"
            r"of (?:everything|it all|(?:the|this) (?:whole|lot|list|circuit|routine)))\b"
        ),
        rounds,
    ),
    (r"\b(?:in|with|so|do|for|complete|of|go)\s(?:up to\s)?(\d)\s(?:circuits|rounds)(?!\sof\s\d)\b", rounds),
    (r"(?<![^\n])[ ]{0,9}(\d)\s(?:circuits|rounds)\b(?!\sof\s\d)", rounds),
    (r"\b(?:then )?round (?:(\d) )?(?:times )?more\b", rounds_more),
    (r"\b(\d) more (?:rounds|sets)\b", sets_more),
)
