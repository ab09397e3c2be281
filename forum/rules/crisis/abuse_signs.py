"""What people write whom somebody near them hurts, threatens or neglects."""

from forum.rules.crisis.signs import Danger

ABUSE_SIGNS = (
    Danger(
        "abuse",
        """
        WHO .. HITS .. me
        WHO ... slaps|slapped|punches|punched|kicks|kicked|strangles|strangled|threatens|threatened me
        WHO .. pushes|pushed|pushing|shakes|shook me
        HITS by .. WHO
        WHO ... lashes|bruises|bruised|violent|rough
        WHO .. throws .. at me
        WHO ... roughly
        WHO .. spends my money|benefits|pension
        WHO .. controls me|everything|what|who
        WHO .. doesnt|wont|refuses .. feed|wash me
        frightened|scared|afraid|terrified to .. tell|home
        being|been HITS|abused
        scared|afraid|frightened|terrified of .. WHO
        NOT let|lets|letting me .. leave|out|go|eat|phone|call|see|use|have
        WHO .. takes|took|steals|stole|controls|hides my .. money|phone|stick|card|pills|tablets|wheelchair|frame
        """,
        """
        wheelchair .. to|outside
        harder|hard|exercise|gym|limits|laugh
        """,
    ),
    Danger(
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
