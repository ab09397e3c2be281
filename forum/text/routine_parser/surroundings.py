"""Where the text says how somebody stands, sits or lies, what they hold, use and wear, and who is with them."""

import itertools
import re

from forum.text.routine_parser.signs import Sign, Signs

_HELD = {
    "counter": r"counter ?tops?|counters?|worktops?|work ?surface|sinks?|kitchen bench|bench ?top|bench|island|basin",
    "chair": r"(?:back of (?:a|the|my) )?(?:\w{1,10} )?chair",
    "rail": r"(?:hand)?rails?|bann?isters?|parallel bars|(?:grab )?bars?|// bars|the rail",
    "walker": r"walker|rollator|frame|zimmer",
    "cane": r"cane|stick|crutch(?:es)?",
    "table": r"table|desk",
    "wall": r"walls?|doorframe|door frame|corner",
    "bed": r"bed(?: ?post| frame)?|mattress",
    "furniture": r"sofa|couch|furniture|dresser|sturdy (?:surface|object)|armchair",
}
_ANY_HELD = "|".join(f"(?P<{name}>{words})" for name, words in _HELD.items())
_HOLD = (
    r"(?:(?:hold(?:ing)?|hang(?:ing)?|held|grab(?:bing)?|grip(?:ping)?|lean(?:ing)?) ?(?:on)?(?:to)?|"
    r"hands? (?:(?:lightly|flat) )?on|"
    r"fingertips on|support(?:ed)? (?:by|from))"
)
_BESIDE = r"(?:at|near|beside|next to|by|behind|facing|against|along|in front of|close to|back to|back in|in)"
_THE = (
    r"(?: (?:the|a|an|my|your|both|back of|sturdy|solid|kitchen|of|edge|something like|same|to|low|"
    r"rear)){0,5} (?:(?:hallway|bathroom|dining|living room|bedroom|bath|stair|steady|solid) )?"
)
_SUPPORT = re.compile(
    rf"\b(?P<hold>{_HOLD}){_THE}(?:{_ANY_HELD})\b|\b(?P<beside>{_BESIDE}){_THE}"
    rf"(?:{_ANY_HELD.replace('?P<', '?P<by_')})\b(?! of a chair)|(?P<bars>// bars)|(?P<front>walker in front)"
)
_POSITIONS = (
    ("side-lying", (r"side[- ]lying|(?:lie|lay|lying|laying|roll(?:ed)?)(?: down)? (?:on|onto) (?:your|my|"
         r"the|one|1)?(?: \w{1,6})? ?side|s/l|roll forward on hip|on (?:your|my) (?:left |right )?side\b")),
    ("prone", (r"prone|(?:lie|lay|lying|laying)(?: down)? on (?:your|my|the) (?:front|tummy|stomach|belly)|"
         r"face down|on (?:your|my) (?:front|tummy|stomach)")),
    ("supine", (r"supine|(?:lie|lay|lying|laying)(?: down)?(?: flat)? on (?:your|my|the) back|on (?:your|"
         r"my) back|(?:lie|lay|lying|laying)(?: down)? flat|lying with (?:knees|both knees) bent|face up")),
    ("quadruped", r"quadruped|all 4s?|hands and knees|all fours"),
    ("kneeling", r"half[- ]kneel(?:ing)?|1/2 kneel|kneel(?:ing)?(?: up)?|on (?:your|my) knees"),
    ("long-sitting", (r"long[- ]sit(?:ting)?|sit(?:ting)? (?:on the (?:bed|floor) )?with (?:your |my |"
         r"both )?legs (?:straight )?out")),
    ("seated", (r"(?<!wall )\b(?:sit|sitting|seated|sat)\b(?! (?:down and|down on|to\b|back|up\b|ups?\b|"
         r"ins?\b|and swear|on a wall|in the garden|-|stand))|in (?:a|the|my|your) (?:\w{1,9} )?chair\b|wheelchair")),
    ("standing", (r"(?<!sit to )(?<!chair )(?<!sit-to-)(?<!sit-)(?<!leg )(?<!and )(?<!to )\b(?:stand|"
         r"standing|stood|stands)\b(?! (?:up from|up and|from|again))|on (?:your|my) feet")),
)  # fmt: skip
_POSITION = re.compile("|".join(f"(?P<p{number}>{words})" for number, (_, words) in enumerate(_POSITIONS)))
_EQUIPMENT = (
    ("ankle weight", (r"ankle weights?|weights? (?:on|round) (?:each|my|both|the|your) ankles?|"
         r"lb weight on each ankle")),
    ("dumbbell", r"dumbbells?|hand weights?|(?:lb|kg) weights?|free weights?"), ("band", (r"\bbands?\b|"
         r"thera-?bands?|t-band|tubing")),
    ("water bottle", r"water bottles?"), ("bottle", r"(?<!water )bottles?"), ("tin", r"\btins?\b|\bcans?\b(?= of)"),
    ("ball", r"\bballs?\b(?! of)"), ("towel", r"\btowels?\b"), ("belt", r"(?<!gait )\bbelts?\b|\bstraps?\b"), (
        "foam", r"\bfoam\b"),
    ("pillow", r"pillows?"), ("cushions", r"stack of cushions"), ("cushion", r"\bcushion\b"), ("blanket",
        r"blanket"), ("roll", r"\brolls?\b(?= under)"),
    ("step", (r"(?:low|bottom|aerobic|2nd|first|inch|the|a|on) (?:step|stair)\b(?! (?:back|forward|up|out|"
         r"sideways))|\bstepper\b|\binch box\b|\bbox\b")),
    ("chair", r"\bchairs?\b"), ("sofa", r"\bsofa\b|\bcouch\b"), ("bed", r"\bbed\b(?!time)|\bmattress\b"), ("mat",
        r"\bmat\b"),
    ("wall", r"\bwalls?\b"), ("bench", r"\bbench\b"), ("table", r"\blay on table\b|on (?:a|the) table"), (
        "treadmill", r"treadmill"),
    ("bike", r"\bbike\b"), ("hurdles", r"hurdles?"), ("cones", r"cones?"), ("poles", r"\bpoles\b"), ("pool",
        r"\bpool\b"),
    ("doorway", r"doorway"), ("rope", r"\brope\b"), ("tray", r"\btray\b"), ("putty", r"putty"), ("machine",
        r"machine"), ("pen", r"\bpen\b"),
    ("stairs", r"\bstairs\b"), ("bar", r"\blow bar\b"), ("sticker", r"sticker"), ("dots", r"\bdots\b"), ("gate",
        r"\bgate\b"), ("stool", r"\bstool\b"),
)  # fmt: skip
_NAMES = "|".join(f"(?P<e{number}>{words})" for number, (_, words) in enumerate(_EQUIPMENT))
_THINGS = re.compile(rf"(?<![a-z])(?:{_NAMES})")  # never in the middle of a word, which also saves most of the time
_COLOURED = re.compile(
    r"\b(yellow|red|green|blue|black|grey|gray|silver|gold|orange|purple|pink|tan|light|medium|heavy|strong)\b"
    r"(?=[ -](?:\w{1,9} ){0,3}?(?:band|theraband|t-band|tubing|tube|loop|1 looped)|(?: to start with)| 2x)"
)
_PEOPLE = (
    r"(?:some(?:one|body)|some 1|any(?:one|body)|husband|wife|partner|daughter|son|carer|caregiver|pt|"
    r"physio(?:therapist)?|"
    r"therapist|trainer|another person|helper|friend|spouse|he|she|they|mum|dad|person)"
)
_SPOTTER = re.compile(
    rf"\b(?:with|have|having|make sure|only when|only do (?:this|these) with) {_PEOPLE}(?:'s)? ?(?:is |"
    rf"standing |stand |else )?"
    r"(?:with|near(?:by)?|beside|close|around|home|at home|in the house|there|spotting|behind|next to|"
    r"watching|present|to catch|holding|me lifting)"
    rf"|\b{_PEOPLE} (?:\w{{1,9}} )?(?:stands?|sits?|kneels?|standing|stays?|right|holds?|hangs|walks|"
    rf"had hold|has hold|holding) ?"
    r"(?:in front|behind|beside|next|close|nearby|on to my|onto my|on to|right|of (?:me|my|the gait)|me|"
    r"my (?:belt|hand|arm|hips)|with me)"
    r"|spotting me|\bspotter\b|gait belt|\b(?:min|mod|max) a\b|\bcga\b|\bsba\b|good with another person|"
    r"with someone around|with me lifting"
)
_EYES = re.compile(
    r"eyes? (?:closed|shut)|clos(?:e|ing) (?:my|your|both) eyes|shut (?:my|your) eyes|\bec\b|\beyes? close"
)
_NOT = re.compile(r"(?:without|no|not|don't|never|cannot|n't|do not)\b[^.,;\n]{0,18}$")


def find_signs(text: str) -> Signs:
    """Every sign of position, support, equipment, band, company and closed eyes, in the order of the text."""
    found = [Sign("position", _POSITIONS[_number(match)][0], *match.span()) for match in _POSITION.finditer(text)]
    for match in _SUPPORT.finditer(text):
        name = match.lastgroup or ""
        value = {"bars": "rail", "front": "walker", "hold": "", "beside": ""}.get(name, name.removeprefix("by_"))
        held = "hold" if match["hold"] else "beside"
        if value:
            found.append(Sign("support", value, *match.span()))
            found.append(Sign(held, value, *match.span()))
    found += [Sign("equipment", _EQUIPMENT[_number(match)][0], *match.span()) for match in _THINGS.finditer(text)]
    found += [Sign("colour", f"{match[1]} band", *match.span()) for match in _COLOURED.finditer(text)]
    found += [Sign("spotter", "yes", *match.span()) for match in _SPOTTER.finditer(text)]
    found += [Sign("eyes", "closed", *match.span()) for match in _EYES.finditer(text)]
    found = [_denied(sign) if _NOT.search(text, max(0, sign.start - 30), sign.start) else sign for sign in found]
    return Signs(_without_choices(text, sorted(found, key=lambda sign: sign.start)))


def _denied(sign: Sign) -> Sign:
    return Sign(f"no {sign.kind}", sign.value, sign.start, sign.end)


def _without_choices(text: str, signs: list[Sign]) -> list[Sign]:
    """Leave out what is only one of two: "seated or standing", "a belt or towel" says neither."""
    places = [sign for sign in signs if sign.kind == "position"]
    either = {
        sign
        for left, right in itertools.pairwise(places)
        if text[left.end : right.start].strip(" ,") in {"or", "/"}
        for sign in (left, right)
    }
    return [sign for sign in signs if sign not in either]


def _number(match: re.Match[str]) -> int:
    return int((match.lastgroup or "x0")[1:])
