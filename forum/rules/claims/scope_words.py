"""What takes a claim back, puts it into a mouth or makes it wider: lists of words, each with its reason."""

from forum.rules.claims.phrases import WordList, words_in

OPENS = WordList(
    "Said to be open, unknown or not shown: nothing in this part of a sentence is claimed.",
    """
    whether / can|could|does|do|did|may not tell|say|show|answer|know / can|could|does|do|did|may not
    settle|prove|explain|mean|establish / no|not proof|prove / nothing shows|proves|yet / no one|nobody knows / open
    question / left|leave|leaves open / remains|remain|is|are|was|still|stays unclear|unknown|uncertain /
    remains|remain|is|are|was|still|stays open|unproven|untested|unanswered / has|have not been
    shown|proven|tested|studied|measured|looked / not been shown|proven|proved|tested|studied|measured / no
    results|evidence|data|findings|proof / not|nobody looked|tested|measured|asked|counted|recorded|studied / not
    look~ at / unrecorded / unmeasured / untested / unproven / has|have|had yet to / yet to be / says|say|tells
    nothing / say|tell us nothing / nothing can be|about / a long way from / far from / too early|soon|small|few to
    / no answer / is|are|was|were not known / not yet known|clear|tested / might not|may not hold|apply / does|do
    not hold|apply / learn|see|test|ask|asks|asked|know|find|tests if|whether /
    tested|testing|examine|examines|explore|explores|study|studies|wonder if|whether / rather than proof / no basis
    / no sign that / guess / guesswork / without showing|proving / short of proving|proof / needs|need|needed to
    find|show|confirm|test / remains to be / not evidence / is|are no evidence|guarantee / should not be read|taken
    / a|the question|hypothesis / no claim / say~|tell~ .. little|nothing / be|by|to chance
    """,
)

PLANS = WordList(
    "Somebody means to find something out.",
    """
    will|to test|compare|examine|measure|explore|investigate|study|look / will|to
    ask|follow|track|assess|evaluate|recruit|enrol|enroll / plan~ to / planned|upcoming|forthcoming|ongoing
    trial|study|trials / aim|aims|aimed to / hope|hopes|hoped to / is|are designed to / set out to / set up to /
    being|is|are|be recruited|enrolled|compared / being|is|are|be tested|randomised|randomized|assigned / will be
    measured|compared|tested|asked|followed / will be given|randomised|randomized|assigned|offered|told / protocol /
    before it starts / yet to start|begin|report|recruit / has|have not started|begun|reported / is|are to
    start|begin|run|last|compare|test|report|take|be / due to start|begin|report|end|finish|run / expected to
    report|start|end|finish / researchers|scientists|team want|wants to / intend~ to
    """,
)

DENIES = WordList(
    "A plain no: what follows did not happen, or was the same.",
    """
    not / no / never / nor / neither / none / nothing / nobody / hardly / little or no / unrelated / unchanged /
    unaffected / fail~ to / little change|difference|effect / unlikely to
    """,
)

AFFIRMS = WordList(
    "Words of denial that deny nothing.",
    """
    not only|just|merely|least / no wonder|surprise|matter|doubt / nothing beats|works|else|short / no other / no
    better way|exercise|medicine|cure / no longer
    """,
)

LEVELS = WordList(
    "The same on both sides, or as before.",
    """
    in both groups|arms / as many people|falls /
    stay~ level|unchanged|flat|put / stayed|remained|was|were|held steady|level|flat|constant|stable / about the
    same / is|was|were|are|be|stay~|about|much|nearly|almost|remained the same / the same
    score~|answer~|result~|number|rate|level|in|as / alike / similar / similarly / unchanged / unrelated /
    unaffected / equal / equally / no different|rarer|commoner|better|worse|faster|quicker / no
    slower|stronger|fewer|more|less|lower|higher / as|where it was / as|where they were / as before / as
    far|fast|often|frequent|many|tired|strong|steady|long|high|low as / as frequent|common|good|bad|likely
    with|as|in / about|just as far|fast|frequent|often|many|much|common|good|well / did|does|do not
    differ|change|budge|move / differ~ little / no|without clear|real|sure|such change|difference|tie|gap|link|gain
    / little or no change|difference|effect|gain / no
    change|difference|link|tie|gain|effect|gap|drop|rise|fall|benefit / neither ... nor / left|leave|leaves ...
    untouched|unchanged|alone|unmoved / just as / too close to / no bearing / made no / held their ground / made no
    difference / made little difference / comparable / on a par / matched / level with / barely|hardly|scarcely
    changed|moved|differed|budged
    """,
)

SAYS = WordList(
    "In the mouth of those who were asked.",
    """
    said|say|says that|it|they|the|their|she|he / said / say / told|tell|told us / describe~ / felt / feel / feels /
    name / named / want / wanted / wish / wished / speak|spoke of / talked of|about / interviewed / in their
    words|view|eyes|own / for them / as people told|put it / saw|see|viewed|view ... as / valued / value / mention~
    / recall~ / put it down to / those asked / believe~ / thought / think / thinks / report|reported|reports
    feeling|that|being|having / according to the|those|some|several|many / according to
    people|participants|users|therapists|members / credited / spoke / complain~ / in interviews / in focus / looked
    forward / feared / worried / worry / found it|them|the / hope / hoped / hopes
    """,
)

AUTHORS = WordList(
    "In the mouth of those who wrote the review.",
    """
    author|authors|reviewers|reviewer|writers|they argue|write|see|think|hold / author|authors|reviewers
    suggest|believe|view|call|name|propose / reviewer|writers|they suggest|believe|view|call|name|propose /
    author|authors|reviewers|reviewer|writers|they favour|favor|conclude|judge|say /
    author|authors|reviewers|reviewer|writers|they note|consider|regard /
    author|authors|reviewers|reviewer|writers|they describe|speculate|recommend / argue / argues / argued /
    authors'|author's view|opinion|reading|mind / in their|the view|opinion|judgement|judgment / call for /
    according to the authors|reviewers|writers|review|author / in|of|by .. papers|studies / papers|studies
    name|list|mention|rate|see|call|report|describe|suggest / papers|studies
    point|link|linked|hint|found|tell|reported|described|have / as|so reported|argued|proposed / is|are|was|were
    named|proposed|seen|thought|discussed|described / propose~ / speculate~
    """,
)

EVERYONE = WordList(
    "Wider than any sample.",
    """
    everyone / everybody / anyone / anybody / whoever / every|any|all person|people|patient|patients|woman|women /
    every|any|all man|men|adult|adults|body|user|users / every|any|all ages|types|stages|age|type|stage /
    every|any|all level|sufferer|sufferers|mother|mothers|survivor|survivors / every|any|all .. with|who|living
    ms|multiple|parkinson's|fatigue|stroke|has|have / any|every|all .. people|patients|person|patient /
    any|every|all .. stage|age|condition|conditions|type / whatever / whichever / regardless / irrespective / no
    matter / of all kinds|ages|types|sorts / with any|every condition|type|kind|form|disability / across the board /
    universal / universally / always / at every|any|all / the whole population / nobody with / no one with / we all
    / all of us / without exception / to a person|man|woman
    """,
)

LONG_TIMES = WordList(
    "Longer than anybody was followed.",
    """
    for years / years of / years to come / years later|ahead / for ... decades / decades of / decades to come /
    decades later|ahead / for good / for life / for ever / forever / permanent / permanently / lifelong / lifetime /
    life long / lasting / never again / long|longer term / long run|haul / from now on / rest of
    their|your|a|his|her / and|or beyond / years from now / into old age / ever after / for keeps / once and you /
    until the end / never come back|returns|return|comes back / in the years / enduring / durable / old age
    """,
)

PARTS = WordList(
    "One part of what was done is given the credit.",
    """
    is|are|was|were what / is|was the part|bit|piece|exercise|drill|one|element that|which / alone / singlehandedly
    / single handedly / on its|their own / by itself|themselves / the part|bit|element that / account~ for /
    deserve~|take~|get~|earn~ ... credit / credit ... to|goes / down to the / did|does the work|trick|job|rest /
    what did / the reason / active ingredient / it is|was the ... that|which / it is|was ..
    training|exercise|exercises|drills|work|moves that|which / owe~ ... to / thanks to the / the secret|key
    ingredient|lay|lies / made the difference / make~ all the difference / the real / came|come|comes down to /
    came|comes from the / rather than the rest / not the rest / more than anything / above all / behind the
    gain|gains|change|drop|rise|improvement / responsible for / chiefly|mainly|mostly because|through|from|due|down
    / the decisive|crucial|winning
    """,
)

DROPS = WordList(
    "Doing without a treatment.",
    """
    stop~|quit~|drop~|skip~|forget~|replace~|ditch~ .. DRUG /
    bin~|swap~|leave~|abandon~|discontinue~|avoid~|shelve~|outdo~ .. DRUG / cut|cuts|cutting|scale~|ease~
    back|down|off .. DRUG / come~|wean~|get~|keep~|stay~ off .. DRUG / instead of .. DRUG / in place of .. DRUG /
    need no|not|never .. DRUG / do|manage|cope|live|living without .. DRUG / without needing|their|any|more .. DRUG
    / throw~ away|out .. DRUG / alternative|replacement|substitute to|for .. DRUG / stand~|step~|fill~ in for ..
    DRUG / put~ off|aside|down .. DRUG / say~ goodbye to .. DRUG / take~ the place of .. DRUG / no|little|less need
    to|for|of ... DRUG / no longer need~|require~|want~ ... DRUG / need|needs not ... DRUG / stop~|quit~
    taking|using / drug free / medication free
    """,
)

# Acts that a sentence tells its reader to do, when it begins with them.
ORDERS = words_in(
    """
    add avoid beat bend boost breathe build choose cool cut cycle dance ditch do drink drop eat fight follow
    forget gain get give go improve join keep leave lift make march move pick practice practise press push put
    raise replace ride sit skip sleep spend squeeze stand start stay step stop stretch swap swim swing switch
    take train try use walk want wear work
    """
)
# A question that begins so is open; "why" and "how" take the answer for granted.
QUESTIONS = words_in("do does did can could is are will would should might has have was were may")
