"""The words for how somebody stands, sits or lies, what they hold and use, and who is with them.

Each table is a list of a value and the patterns that say it, the more exact ones first. Patterns are joined into one
regular expression a table, so that a text is read once for each.
"""

Table = tuple[tuple[str, str], ...]

_WHOSE = r"(?:your |my |his |her |the |a )?"
_LIE = r"(?:lie|lies|lay|lying|laying|laid|roll(?:ed|ing)?|flip(?:ped)?|turn)(?: down| flat| back| over){0,2}"
POSITIONS: Table = (
    (
        "side-lying",
        (
            rf"side[- ]?lying|{_LIE} (?:on|onto) (?:your |my |his |her |the |one |1 )?(?:\w{{1,7}} )?side\b|\bs/l\b|"
            rf"roll forward on hip"
            rf"|\b(?:on|onto) (?:your|my|his|her) (?:left |right |good |weak |weaker |strong |other )?side\b"
        ),
    ),
    ("prone", rf"\bprone\b|\b(?:on|onto) {_WHOSE}(?:front|tummy|stomach|belly)\b|\bface[- ]down\b"),
    (
        "supine",
        (
            rf"\bsupine\b|\b(?:lie|lies|lying) on (?:the|their|her|his) back\b|\b(?:on|onto) (?:your |my |his |"
            rf"her )?back\b|{_LIE} flat\b|\b(?:flat|lying|lie|laid|"
            rf"lay) (?:out )?on (?:the|my|your|a) (?:bed|floor|mat|settee|sofa)\b"
            r"|\blying down\b|\blie down\b|\blying with (?:both )?knees bent|\bhook[- ]?lying|\bface up\b|\blie back\b"
        ),
    ),
    ("quadruped", r"\bquadruped\b|\ball (?:4s?|fours)\b|\bhands and knees\b|\b4[- ]?p(?:oin)?t\b"),
    (
        "kneeling",
        (
            rf"\bhalf[- ]kneel(?:ing)?|1/2 kneel|\bkneel(?:ing|s)?(?: up)?\b|\bon {_WHOSE}knees\b|\b1 knee down\b|"
            rf"\b(?:that|your|one|1|back|right|left) knee (?:goes |comes )?(?:down )?"
            rf"(?:to|on) the (?:floor|ground|mat)\b"
        ),
    ),
    (
        "long-sitting",
        (
            r"\bsit(?:ting)? (?:up )?on (?:the|a|your) (?:floor|bed|mat)[^.;\n]{0,16}"
            r"\blegs? (?:out|straight|long|in front)"
            r"|\b(?:sit|sitting) with (?:the|your|that|1) legs? (?:out )?(?:long|straight)"
            r"|\blong[- ]sit(?:ting)?|\bsit(?:ting)? (?:up )?(?:on the (?:bed|floor) )?with (?:your |my |"
            r"both )?legs (?:straight )?out"
            r"|\blegs (?:straight )?out (?:straight )?(?:in front )?on the (?:bed|floor)"
            r"|\bon the (?:bed|floor|mat),? (?:with )?(?:my |your |both )?legs (?:straight )?out\b"
            r"|\bsit(?:ting)? with (?:your |my |both )?legs (?:straight|extended)\b"
        ),
    ),
    (
        "seated",
        (
            rf"\b(?:chair|seated) (?:based )?(?:routine|exercises?|work-?out|yoga|programme|program|class)\b"
            rf"|(?<!wall )\b(?:sit|sitting|seated|sat|sits)\b(?! (?:down and|down on|to\b|back|ups?\b(?! (?:tall|"
            rf"straight|well|nice|in\b))|ins?\b|on a wall|-|stand))"
            rf"|\b(?:sitting|sat|sit) up\b(?= (?:in|on|tall|straight|well|nice|as))|"
            rf"\bin {_WHOSE}(?:\w{{1,9}} )?(?:arm)?chair\b|\bon {_WHOSE}chair\b"
        ),
    ),
    (
        "standing",
        (
            r"(?<!sit to )(?<!chair )(?<!sit-to-)(?<!sit-)(?<!leg )(?<!and )(?<!to )\b(?:stand|standing|stood|stands)\b"
            r"(?! (?:up from|up and|up out|from|again|there))|\bon (?:your|my) feet\b"
        ),
    ),
)
HELD: Table = (
    (
        "counter",
        (
            r"counter ?tops?|counters?|worktops?|work ?surface|sinks?|kitchen (?:bench|unit|side)|bench ?top|bench|"
            r"island|basin|sideboard"
        ),
    ),
    ("chair", r"(?:back of (?:a|the|my|your) )?(?:\w{1,10} )?chair(?:[' ]?s? back)?"),
    ("rail", r"(?:hand)?rails?|bann?isters?|parallel bars|(?:grab )?bars?|// bars"),
    ("walker", r"walker|rollator|frame|zimmer"),
    ("cane", r"cane|stick|crutch(?:es)?"),
    ("table", r"table|desk"),
    ("wall", r"walls?|door ?frame|corner"),
    ("bed", r"bed(?: ?post| ?frame)?|mattress"),
    (
        "furniture",
        (
            r"sofa|settee|couch|furniture|dresser|sturdy (?:surface|object|support)|armchair|something (?:sturdy|solid|"
            r"firm|stable)"
        ),
    ),
)
HOLD = (
    r"(?:(?:(?:take |taking |keep |keeping )?hold(?:ing)?(?: of)?|hang(?:ing)?|held|grab(?:bing)?|"
    r"grip(?:ping)?|lean(?:ing)?|"
    r"support(?:ed)?)(?: lightly)?(?: on)?(?:to|ing to)?"
    r"|(?:hands?|fingers?|fingertips?|palms?|elbows?|forearms?|chest)(?: (?:\w{1,9} ){0,3}on| down on|"
    r" down low over)|supported (?:by|from)|support of)"
)
BESIDE = (
    r"(?:at|near|beside|next to|by|behind|fac(?:e|ing)|against|along|in front of|side-? ?on to|sideways to|"
    r"side-? ?ways on to|close to|back to|back in|"
    r"in(?:to)?(?= (?:a|the) (?:\w+ )?corner)|with(?= (?:a |the |your |my )?(?:frame|walker|rollator|stick|cane)))"
)
LINK = (
    r"(?: (?:the|a|an|my|your|both|back|of|sturdy|solid|kitchen|edge|same|to|on|onto|low|rear|gym|hallway|"
    r"bathroom|dining|bedroom|stair|steady|heavy|firm|1|with|hand|hands|nearby|each|side)){0,6} "
)
# What it is there for, behind the thing: "a chair in front of you to hang on to".
TO_HOLD = r"(?: \w{1,9}){0,4} to (?:(?:hang|hold)(?: on)?|steady|lean on|grab)\b"
# A hold of what was named before.
HOLD_IT = (
    r"\b(?:(?:take |keep )?hold of|hands? on|hang(?:ing)? on to|hold(?:ing)? on to|grab|fingers on) (?:the )?"
    r"(?:your )?(?:(?:back|edge|top|side) of )?(?:it|something|this|one|supports?)\b"
)
THINGS: Table = (
    ("ankle weight", r"ankle weights?|weights? (?:on|round) (?:each|my|both|the|your) ankles?"),
    ("dumbbell", r"dumbbells?|hand weights?|(?:lb|kg) weights?|free weights?"),
    ("band", r"bands?\b|thera-?bands?|t-?bands?\b|tubing|tbs?\b"),
    ("water bottle", r"water bottles?"),
    ("bottle", r"bottles?"),
    ("tin", r"tins?\b"),
    ("can", r"cans?\b(?= of)|soup cans?\b"),
    ("ball", r"(?<!medicine )(?<!med )(?:foot|beach|gym|swiss|basket|physio)?-?balls?\b(?! of)"),
    ("towel", r"(?:tea)?towels?\b"),
    ("belt", r"belts?\b"),
    ("sheet", r"(?:bed ?)?sheets?\b(?<!this sheet)(?<!your sheet)(?<!the sheet)(?<!own sheet)"),
    ("strap", r"straps?\b"),
    (
        "weight",
        (
            r"weights?\b(?! (?:shift|transfer|on|through|over|evenly|even|back|left|right|onto|forward|is|from|"
            r"to|in|of))(?<!your weight)"
        ),
    ),
    ("cord", r"cord\b"),
    ("scarf", r"scarf\b"),
    ("foam", r"foam\b|balance pad|airex"),
    ("bolster", r"bolster"),
    ("pillow", r"pillows?"),
    ("cushion", r"cushions?\b"),
    ("blanket", r"blanket"),
    (
        "step",
        (
            r"(?:low|bottom|aerobic|2nd|first|inch|the|a|on|\") (?:step|stair)\b(?! (?:back|forward|up|out|in|sideways|"
            r"to|with))|stepper\b|inch (?:box|block)\b|box\b|bottom stair"
        ),
    ),
    ("chair", r"(?:arm)?chairs?\b"),
    ("sofa", r"sofa\b|couch\b|settee\b"),
    ("bed", r"(?<!or )(?<!or a )(?<!or the )(?<!or your )bed\b(?! or)|mattress\b"),
    ("mat", r"(?<!or )(?<!or a )mat\b(?! or)"),
    ("wall", r"walls?\b"),
    ("door", r"door\b"),
    ("bench", r"bench\b"),
    ("table", r"table\b(?!top)"),
    ("treadmill", r"treadmill"),
    ("hand bike", r"hand ?bike"),
    ("arm bike", r"arm ?bike"),
    ("hand cycle", r"hand ?cycle\b"),
    ("bike", r"bi(?:ke|cycle)\b"),
    ("elliptical", r"elliptical"),
    ("cross trainer", r"(?:cross|x)[- ]?trainer"),
    ("hurdles", r"hurdles?"),
    ("cones", r"cones?\b"),
    ("poles", r"poles\b"),
    ("pool", r"pool\b(?! noodle)|in the water\b"),
    ("doorway", r"doorway"),
    ("rope", r"rope\b"),
    ("tray", r"tray\b"),
    ("cup", r"cup\b|beaker\b"),
    ("mug", r"mug\b"),
    ("putty", r"putty"),
    ("machine", r"machine"),
    ("pen", r"pen\b"),
    ("stickers", r"stickers?\b"),
    ("stool", r"stool\b"),
    ("bar", r"low bar\b"),
)
COLOURS = r"yellow|red|green|blue|black|grey|gray|silver|gold|orange|purple|pink|tan|light|medium|heavy|strong"
PEOPLE = (
    r"(?:some ?(?:one|body|1)|any(?:one|body)|husband|hubby|wife|partner|daughter|son|carer|caregiver|care giver|pt|"
    r"physio(?:therapist)?|"
    r"therapist|(?<!cross )(?<!cross-)(?<!x-)trainer|another person|helper|friend|buddy|sister|brother|mother|"
    r"father|parent|neighbou?r|nurse|aide|companion|spouse|he|she|they|mum|mom|"
    r"dad|person|assistant|1 of us|"
    r"family member)"
)
_NEAR = (
    r"(?:in front|behind|beside|alongside|next to|close|close by|nearby|near|right (?:there|by|behind|beside|next)|"
    r"around|home|at home|in the (?:house|room|same room)|there|"
    r"spotting|watching|present|to catch|holding|steadying|guard(?:ing)?|with (?:you|me|him|her)|on hand|"
    r"within reach|standing by|by my side|at my side|me lifting)"
)
COMPANY = (
    rf"\b{PEOPLE}(?:'s)?(?! (?:sent|gave|wants|told|says|said|suggested)\b)(?: \w{{1,9}}){{0,4}} {_NEAR}\b|"
    rf"\b(?:with|have|having) {PEOPLE}(?:'s)? (?:else )?{_NEAR}"
    rf"|\b{PEOPLE} (?:\w{{1,9}} )?(?:stands?|sits?|kneels?|hovers?|holds?|steadies|spots|lifts?|moves?) (?:right |"
    rf"close )?(?:in front|behind|beside|next|by|near|me\b|my\b|on\b|of\b|over)"
    r"|\bspott(?:er|ing)\b|\bgait belt|\b(?:min|mod|max) a\b|\b(?:cga|sba|cg|min assist)\b|"
    r"\bgood with another person|\bsupervis(?:ed|ion)\b|\bwith (?:help|assistance)\b"
    r"|\b(?:not|never|don't|do not) (?:do (?:this|these|it) )?(?:on your own|alone|when alone)\b"
)
EYES_CLOSED = (
    r"\beyes? (?:closed|shut)|\bclos(?:e|ing) (?:my|your|both|the) eyes|\bshut(?:ting)? (?:my|your|both|"
    r"the) eyes|\bec\b|\beyes? close\b"
)
# Whose exercises they are: somebody else does them to the person.
HELPED = (
    r"\b(?:his|her|their|the person's|the patient's|dad's|mum's|mom's|husband's|wife's) "
    r"(?:\w{1,9} )?(?:leg|heel|foot|feet|knee|ankle)s?\b"
)
# ... or, told by that person: "my husband lifts my leg".
MOVES_MINE = (
    r"\b(?:he|she|hubby|husband|wife|partner|oh|carer|caregiver|daughter|son|pt|physio|therapist|aide|mum|mom|dad) "
    r"(?:then |gently |slowly )?(?:lifts|raises|bends|moves|pushes|takes|works|stretches|holds|does) "
    r"(?:my |the |each |both |1 )(?:\w{1,9} )?(?:legs?|feet|foot|heels?|ankles?|knees?|hamstrings?)\b"
)
FOR_HELPERS = (
    r"\bfor (?:the |your |a )?(?:carers?|care ?givers?|helpers?)\b|\bcare ?givers?\b"
    r"|\b(?:carers?|helpers?)(?:\s(?:can|to|should|may)\b|\s?:)"
)
# A line that goes on in the position of the one before.
SAME_POSITION = (
    r"\b(?:as above|as before|same position|as for (?:exercise )?\d{1,2}|as \d{1,2}\b|still (?:lying|"
    r"sitting|standing|kneeling|on your|on my|in the|in your))"
)
