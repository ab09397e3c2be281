"""What people write when life or health can't wait: the heart, breath, a stroke, a fall, choking, allergy, blood."""

from forum.rules.crisis.signs import ADVICE, LEARNT, PAST, Danger

EMERGENCY_SIGNS = (
    Danger(
        "emergency",
        """
        chest PAINS
        chest .. PAINS
        heart .. PAINS
        PAINS .. chest|heart
        chest .. feels|feel|is|very|really .. TIGHT
        cant .. catch .. breath
        elephant|weight .. on .. chest
        heart ... sweating|sweaty|sick
        heart .. racing|pounding .. faint|dizzy|pass|stop|scared
        PAINS .. left arm
        arm|arms ... jaw
        crushing|pressure|squeezing|heavy .. on|in my|the|his|her chest
        chest TIGHT .. now|sudden|suddenly|sweating|sweaty|arm|jaw
        TIGHT chest .. now|sudden|suddenly|sweating|sweaty|arm|jaw|and|is|cant
        = chest TIGHT
        = TIGHT chest
        """,
        ADVICE
        + """
        no|without chest
        never|dont exercise|train|push|work through
        stretch|stretches|stretching|muscle|muscles|press|rate|dumbbell|dumbbells
        """,
    ),
    Danger(
        "emergency",
        """
        heart attack|attacks
        cardiac arrest
        heart stopped
        """,
        PAST
        + """
        after|since a|my|his|her heart
        my|his|her|dad|mum|father|mother had a
        prevent|prevention|risk
        """,
    ),
    Danger(
        "emergency",
        """
        CANT .. breathe|breath|breathing
        CANT get .. air
        struggling|struggle|struggles|difficulty|trouble|gasping|fighting .. breathe|breath|breathing|air
        hard|difficult to|for .. breathe
        breathing is .. hard|difficult
        sudden|suddenly .. breathless|breath
        stopped|not|isnt breathing|breathe
        turning|gone|going|lips blue
        """,
        "exercise|exercises|swimming|mask|training|how to",
    ),
    Danger("emergency", "suffocating|suffocate", "heat|humid|mask|exercise|exercises|training"),
    Danger(
        "emergency",
        """
        face ... gone|went numb|DROOP
        face|mouth|smile|eye .. DROOP
        DROOP|lopsided face|mouth|smile
        facial droop|drooping|weakness|palsy
        """,
        "exercise|exercises|yoga|old|years|ago|bell|bells|trigeminal|squint",
    ),
    Danger(
        "emergency",
        """
        speech|words .. slurred|slurring|slurry|garbled
        slurred|slurring|garbled .. speech|words|talking
        CANT speak|talk
        """,
        ADVICE + "exercise|exercises|therapy|practice|years|always|ago",
    ),
    Danger(
        "emergency",
        """
        sudden|suddenly ... WEAK
        WEAK ... sudden|suddenly
        sudden|suddenly ... CANT .. move|walk|see|speak|talk|feel|lift
        CANT .. move|see|speak|feel|lift ... sudden|suddenly
        thunderclap
        worst headache
        sudden|suddenly .. headache
        headache .. sudden|suddenly
        """,
        PAST + ADVICE,
    ),
    Danger(
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
        """
        not .. a stroke
        years ago
        last year
        swimming|rowing|crawl
        """,
    ),
    Danger(
        "emergency",
        """
        FELL ... CANT .. up|off|move|back
        FELL ... stuck|nobody|lift
        FLOOR ... CANT .. lift|move|get
        CANT lift|move him|her ... FLOOR
        stuck here|alone
        CANT .. up|off .. FLOOR
        CANT get .. up ... FELL
        stuck .. on|in .. FLOOR
        im|am|shes|hes on the .. floor
        he|she|husband|wife|mum|dad .. on the .. floor
        FELL .. on the floor help|alone
        FELL ... unconscious|blood
        """,
        PAST
        + LEARNT
        + """
        how to get
        learn|learning|stronger
        """,
    ),
    Danger(
        "emergency",
        """
        FELL|hit|banged|bumped|cracked ... head
        FELL ... broken|bleeding
        """,
        PAST
        + LEARNT
        + """
        over my head
        head down|up
        heavy head
        turn|turning
        """,
    ),
    Danger(
        "emergency",
        """
        choking|choked|choke
        stuck in .. throat
        """,
        LEARNT + "point|hazard|swallowing|drinks|sometimes|up|afraid|worried",
    ),
    Danger(
        "emergency",
        """
        anaphylaxis|anaphylactic|epipen
        allergic reaction
        throat|tongue|lips|lip .. SWELL
        face .. is|getting SWELL
        sting|stung|bite|bitten ... SWELL
        SWELL .. throat|tongue|lips
        burnt|burned|scalded .. myself|hand|arm|leg
        boiling water
        """,
        PAST,
    ),
    Danger(
        "emergency",
        """
        unconscious|unresponsive
        he|she|hes|shes|husband|wife|partner|mum|mom|dad|friend|somebody|someone .. collapsed
        have|ive|just collapsed
        collapsed on the|my floor|ground
        passed|passing|blacked out
        going|gonna|about to .. faint|collapse|pass|black
        double|wrong dose
        took|taken .. too much|many
        took|taken|swallowed .. wrong pills|tablets|medicine|meds
        seizure|seizures|fit ... not woken|awake|waking
        wont|not|doesnt respond|responding
        eyes rolled
        rolled back
        talking gibberish|nonsense
        wont|not|cant|doesnt wake .. him|her|them
        he|she|husband|wife|mum|dad ... wont|not|cant|doesnt wake
        not|isnt responding
        """,
        PAST + "arch|arches|feet|foot|leg|legs|lung|passed out the",
    ),
    Danger(
        "emergency",
        """
        coughing|vomiting|throwing|spitting|cough|vomit|vomited .. blood
        bleeding ... wont|heavily|badly|lot|cant|not|everywhere
        cant|wont stop .. bleeding
        lot|lots|losing|much of|lost .. blood
        losing blood
        """,
        """
        gums
        pressure
        """,
    ),
    Danger(
        "emergency",
        """
        call|need|ring|send .. ambulance
        medical emergency
        = ambulance
        = 999
        = 911
        = 112
        = sos
        = emergency|help me
        """,
    ),
    Danger(
        "emergency",
        """
        lost|losing|lose .. sight|vision ... hour|minutes|now|today|suddenly
        numb|numbness between .. legs
        """,
        "years|months",
    ),
    Danger(
        "emergency",
        """
        i am|think dying
        im|hes|shes dying
        """,
        "dying to|for|of laughter|laughing",
    ),
)
