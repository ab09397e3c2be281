"""The words of crisis, to be read and kept by people: what we answer with a panel of help, and what calms a sign.

In a phrase `a|b` is one of these words, a name in capitals is one of its `GROUPS`, `..` lets up to three other words
stand between, `...` up to six. `= word` is the whole text. Words are written as `words.words_of` makes them: small, and
with `can't` and `can not` as `cant`. A sign of `calmed` does not count when one of those phrases stands near it, because
then it speaks of an exercise, of a film, or of what is long over. To miss somebody is worse than a panel too many.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["emergency", "suicide", "abuse"]


@dataclass(frozen=True, slots=True)
class Sign:
    """Phrases that say one thing, and the phrases near them that say that nobody is in danger; one a line."""

    kind: Kind
    phrases: str
    calmed: str = ""


GROUPS = {
    "CANT": "cant cannot couldnt unable carnt",
    "NOT": "not never dont cant wont doesnt isnt no",
    "WANT": "want wants wanted wanting wanna wish wishes wishing hope longing",
    "THINK": "think thinks thinking thought thoughts feel feeling urge urges want wants wanting wanna going plan"
    " planning might could keep tempted ready need",
    "HURT": "kill killing harm harming hurt hurting cut cutting hang hanging shoot shooting injure injuring burn burning",
    "FELL": "fell fallen fall falling slipped tripped toppled",
    "PAINS": "pain pains painful hurt hurts hurting ache aches aching stabbing crushing squeezing",
    "TIGHT": "tight tightness tightening pressure heavy heaviness crushing squeezing band",
    "WEAK": "weak weakness numb numbness paralysed paralyzed confused confusion blind droop drooping",
    "DROOP": "droop droops drooping drooped dropped dropping sagging lopsided",
    "SWELL": "swell swells swelling swollen swelled closing",
    "FLOOR": "floor ground carpet tiles bath bathroom shower toilet",
    "WHO": "carer carers caregiver caregivers husband wife partner boyfriend girlfriend son daughter brother sister mum"
    " mom mother dad father stepdad he she they ex nurse aide helper",
    "HITS": "hit hits hitting hurt hurts hurting slap slaps slapped slapping kick kicks kicked punch punches punched beat"
    " beats beating strangled strangles choked choke threaten threatens threatened abuse abuses abused abusing rape"
    " raped shove shoves shoved grabs locks locked",
}
# Said of what is over, of what is learnt or prevented, and of screens.
PAST = """
ago
last year|month|week|summer|winter|autumn|spring
years
in YEAR
in the past
history of
recovering|recovery|rehab|rehabilitation
once
"""
LEARNT = """
exercise|exercises|stretch|stretches|practice|practise|training|class|therapy
prevent|prevents|prevention|preventing|avoid|avoiding
fear of
risk|risks
"""
SCREEN = """
film|films|movie|book|novel|documentary|tv|television|series|song
"""

SIGNS = (
    Sign("suicide", "suicidal\nunalive|kms\nsamaritans|lifeline"),
    Sign("suicide", "suicide|suicides", SCREEN + "drill|drills|squad|basketball|running|assisted"),
    Sign("suicide", "kill|killing|hang|hanging|shoot|shooting|drown myself", "laughing|laughter"),
    Sign("suicide", "THINK ... HURT myself\nHURT myself again|daily|anymore|to\nselfharm", "slack"),
    Sign("suicide", "end|ending|ended it all\nend|ending|ended|take|taking|took my|own|his|her|their .. life"),
    Sign(
        "suicide",
        """
        WANT to .. die
        WANT to .. be dead|gone
        wish i|he|she was|were .. dead
        better off dead
        better off .. without me
        better off .. i .. dead|gone
        NOT want|wanna to|be .. wake
        go to sleep ... NOT|never wake
        dont|not|never want|wanna to|be .. here|alive|exist
        dont|not want to exist
        """,
    ),
    Sign("suicide", "dont|not|cant|never want|wanna .. live|living\ncant live like|with this", "with my\nflat|house|town"),
    Sign(
        "suicide",
        """
        no|any|nothing reason|point|purpose .. live|living
        nothing .. live for
        nothing left for me
        point in|of living|life|going|carrying
        point living
        life isnt|not .. worth
        isnt|not worth living
        tired|sick|done of|with .. living|life
        tired|sick of being .. alive
        give|giving|given|gave up on life|living|everything
        cant go|carry on .. anymore|like|living|longer|much
        cant take|bear|stand it|this|life .. anymore|longer
        = i cant go on
        nobody would|will|would|ill miss me
        goodbye everyone|everybody|forever
        """,
    ),
    Sign(
        "suicide",
        """
        overdose|overdosed|overdosing
        took|taken|taking|swallowed .. all|whole|too|many .. tablets|pills|meds|medication|medicine|baclofen|paracetamol
        how many|much ... kill you|me|somebody|someone
        how many|much .. to die
        lethal|fatal dose
        painless death|way
        ways|way|how to die|kill myself
        jump|jumping .. bridge|roof|cliff|train|window
        """,
        "calories",
    ),
    Sign(
        "emergency",
        """
        chest PAINS
        chest .. PAINS
        heart .. PAINS
        PAINS .. chest|heart
        crushing|pressure|squeezing|heavy .. on|in my|the|his|her chest
        chest TIGHT .. now|sudden|suddenly|sweating|sweaty|arm|jaw
        TIGHT chest .. now|sudden|suddenly|sweating|sweaty|arm|jaw|and|is|cant
        = chest TIGHT
        = TIGHT chest
        """,
        "stretch|stretches|stretching|muscle|muscles|press|rate",
    ),
    Sign(
        "emergency",
        "heart attack|attacks\ncardiac arrest\nheart stopped",
        PAST + "after|since a|my|his|her heart\nmy|his|her|dad|mum|father|mother had a\nprevent|prevention|risk",
    ),
    Sign(
        "emergency",
        """
        CANT .. breathe|breath|breathing
        CANT get .. air
        struggling|struggle|struggles|hard|difficult|difficulty|trouble|gasping|fighting .. breathe|breath|breathing|air
        sudden|suddenly .. breathless|breath
        stopped|not|isnt breathing|breathe
        suffocating|suffocate
        turning|gone|going|lips blue
        """,
        "exercise|exercises|swimming|mask|training|how to",
    ),
    Sign(
        "emergency",
        "face|mouth|smile|eye .. DROOP\nDROOP|lopsided face|mouth|smile\nfacial droop|drooping|weakness|palsy",
        "exercise|exercises|yoga|old|years|ago|bell|bells",
    ),
    Sign(
        "emergency",
        "speech|words .. slurred|slurring|slurry|garbled\nslurred|slurring|garbled .. speech|words|talking\nCANT speak|talk",
        "exercise|exercises|therapy|practice|years|always|ago",
    ),
    Sign(
        "emergency",
        "sudden|suddenly ... WEAK\nWEAK ... sudden|suddenly\nsudden|suddenly ... CANT .. move|walk|see|speak|talk|feel|lift"
        "\nCANT .. move|see|speak|feel|lift ... sudden|suddenly\nthunderclap\nworst headache\nsudden|suddenly .. headache"
        "\nheadache .. sudden|suddenly",
        PAST,
    ),
    Sign(
        "emergency",
        """
        having|have a|another stroke|seizure|fit|convulsion
        this|it .. a stroke
        stroke or .. relapse|ms
        relapse|ms or .. stroke
        think ... a stroke
        sign|signs|symptom|symptoms .. stroke|seizure
        stroke sign|signs|symptom|symptoms
        seizure|seizures now|help|wont
        just had a stroke|seizure|fit
        had a stroke|seizure|fit today|now|tonight|just
        convulsing|seizing|fitting now
        = stroke
        = seizure
        """,
        "years ago\nlast year\nswimming|rowing|crawl",
    ),
    Sign(
        "emergency",
        """
        FELL ... CANT .. up|off|move
        FELL ... stuck
        CANT .. up|off .. FLOOR
        CANT get .. up ... FELL
        stuck .. on|in .. FLOOR
        im|am|shes|hes|is|still on the .. floor
        FELL .. on the floor help|alone
        FELL ... unconscious|blood
        """,
        PAST + LEARNT + "how to get\nlearn|learning|stronger",
    ),
    Sign(
        "emergency",
        "FELL|hit|banged|bumped|cracked ... head\nFELL ... broken|bleeding",
        PAST + LEARNT + "over my head\nhead down|up\nheavy head\nturn|turning",
    ),
    Sign(
        "emergency",
        "choking|choked|choke\nstuck in .. throat",
        LEARNT + "point|hazard|swallowing|drinks|sometimes|up|afraid|worried",
    ),
    Sign(
        "emergency",
        "anaphylaxis|anaphylactic|epipen\nallergic reaction\nthroat|tongue|lips|lip .. SWELL\nSWELL .. throat|tongue|lips",
        PAST,
    ),
    Sign(
        "emergency",
        """
        unconscious|unresponsive|collapsed
        passed|passing|blacked out
        wont|not|cant|doesnt wake .. him|her|them
        he|she|husband|wife|mum|dad ... wont|not|cant|doesnt wake
        not|isnt responding
        """,
        PAST + "arch|arches|feet|foot|leg|legs|lung|passed out the",
    ),
    Sign(
        "emergency",
        """
        coughing|vomiting|throwing|spitting|cough|vomit|vomited .. blood
        bleeding ... wont|heavily|badly|lot|cant|not|everywhere
        cant|wont stop .. bleeding
        lot|lots|losing|much of|lost .. blood
        losing blood
        """,
        "gums\npressure",
    ),
    Sign(
        "emergency",
        "call|need|ring|send .. ambulance\nmedical emergency\n= ambulance\n= 999\n= 911\n= 112\n= sos\n= emergency|help me\n= help",
    ),
    Sign("emergency", "i am|think dying\nim|hes|shes dying", "dying to|for|of laughter|laughing"),
    Sign(
        "abuse",
        """
        WHO .. HITS .. me
        WHO ... slaps|slapped|punches|punched|kicks|kicked|strangles|strangled|threatens|threatened me
        WHO .. pushes|pushed|pushing|shakes|shook me
        HITS by .. WHO
        being|been HITS|abused
        scared|afraid|frightened|terrified|fear of .. WHO
        NOT let|lets|letting me .. leave|out|go|eat|phone|call|see|use|have
        WHO .. takes|took|steals|stole|controls|hides my .. money|phone|stick|card|pills|tablets|wheelchair|frame
        """,
        "wheelchair .. to|outside\nharder|hard|exercise|gym|limits|laugh",
    ),
    Sign(
        "abuse",
        """
        domestic|elder|physical|sexual|emotional abuse|violence
        abuse|abused|abuser|abusive
        NOT feel .. safe .. home|here|him|her|them|husband|wife|partner|carer
        NOT safe with|at .. home|him|her|them|husband|wife|partner|carer
        feel|feeling unsafe .. home|here|him|her|them|husband|wife|partner|carer
        raped
        """,
        "stairs|steps|shower|balance|bath|drug|drugs|alcohol",
    ),
)
# Words worth reading when a letter of them is wrong, missing, too many, or in the wrong place.
OFTEN_MISSPELT = (
    "suicide suicidal overdose breathe breathing chest stroke seizure heart attack choking fallen ambulance bleeding"
    " unconscious collapsed allergic anaphylaxis slurred drooping swelling throat myself abused pain"
)
# One letter away from them, and words of their own.
WORDS_OF_THEIR_OWN = (
    "cheat chess crest chests hest breath breathed breather breathes breathings stoke strike stroked strokes strove"
    " hear heard hearth hearts heat cooking chocking-up fallen falling beading bleating breeding attach attacks attic"
    " collapses abuses amused droopings dropping swilling swellings threat throats pan pin pai main paid plain pains paint"
    " pair seizures suicides overdosed overdoses"
)
