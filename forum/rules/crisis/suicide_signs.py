"""What people write who think of ending their life or of hurting themselves, and those who fear for somebody."""

from forum.rules.crisis.signs import SCREEN, Danger

SUICIDE_SIGNS = (
    Danger(
        "suicide",
        """
        suicidal
        unalive|kms
        samaritans|lifeline
        """,
    ),
    Danger("suicide", "suicide|suicides", SCREEN + "drill|drills|squad|basketball|running|assisted"),
    Danger("suicide", "kill|killing|hang|hanging|shoot|shooting|drown myself", "laughing|laughter"),
    Danger(
        "suicide",
        """
        dont|cant|not see .. future
        no future
        hate my|this life
        happier dead
        done fighting
        quick|easy|only way out
        voices .. HURT
        voices ... HURT myself
        drove|drive|crash .. into ... wall|tree|river|purpose
        nothing to look forward
        im|am|feel|feeling|everything|is .. worthless|hopeless
        if i .. gone|dead|died
        happier|easier|better .. without me
        feel|feeling|being|im|just .. a burden
        tablets|pills|meds .. ready|lined|saved|counted
        saved|saving|counted|collected .. my|the tablets|pills|meds
        cant|dont|NOT see .. reason|point .. live|this
        make it .. stop
        rather .. be|was dead
        rather die
        live or die
        goodbye letter|letters|note
        suicide|farewell note|letter
        burning|scratching|cutting my .. to feel
        if i take ... baclofen|tablets|pills|paracetamol
        """,
        "steps|leave out",
    ),
    Danger(
        "suicide",
        """
        dignitas|euthanasia
        assisted dying
        """,
        SCREEN + "law|bill|debate|vote",
    ),
    Danger(
        "suicide",
        """
        THINK ... HURT myself
        = HURT myself
        = i HURT myself
        slit|slash|cut|cutting my .. wrist|wrists
        HURT myself again|daily|anymore|to|most|every|at
        cut|cutting my arms|arm|legs|thighs|skin
        selfharm
        """,
        "slack",
    ),
    Danger(
        "suicide",
        """
        end|ending|ended it all
        end|ending|ended|take|taking|took my|own|his|her|their .. life
        """,
    ),
    Danger(
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
    Danger(
        "suicide",
        """
        dont|not|cant|never want|wanna .. live|living
        cant live like|with this
        """,
        """
        with my
        flat|house|town
        """,
    ),
    Danger(
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
        = cant go on
        = i cant keep going
        cant do|keep this|it|going anymore
        just want it|this|everything|the|my .. stop|end|over
        want it|this|everything to be over
        want to .. disappear|vanish
        no way out
        life .. pointless|meaningless|hopeless
        dying inside
        sleep forever
        never wake up
        ready|going|about to die
        death is|would|seems
        why should|do i .. live|exist
        why go on living
        dont|not deserve to .. live|exist|here|alive
        last message|goodbye
        nobody would|will|would|ill miss me
        goodbye everyone|everybody|forever
        """,
    ),
    Danger(
        "suicide",
        """
        overdose|overdosed|overdosing
        took|taken|taking|swallowed .. all|whole|too|many .. tablets|pills|meds|medication|medicine|baclofen|paracetamol
        how many|much ... kill you|me|somebody|someone
        how many|much .. to die
        lethal|fatal dose
        painless death|way
        ways|way|how to .. die
        jump|jumping .. bridge|roof|cliff|train|window
        """,
        "calories",
    ),
)
