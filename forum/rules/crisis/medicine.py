"""Whether a text advises somebody to stop, start or change a medicine: what a card or a post here can't know."""

from forum.rules.crisis.crisis import find_signs
from forum.rules.crisis.signs import MEDICINE, Danger
from forum.rules.crisis.urgent import own_words

# Said of oneself, asked, or with the word to ask those who know.
OWN_STORY = """
i|ive stopped|started|came|take|took|am|refused|was|have|had|quit|went
we stopped|started|came|take|took
my|her|his|their CARES ... told|said|changed|stopped|started|halved|helped|wants|wanted
leave|keep .. MEDS .. where|near|by
told|tells me|him|her|us
should|can|could|may|must i|we
has|have|did|does anybody|anyone|somebody|someone
is|was it safe
MEDS day
"""
ASKING = """
ask|tell|talk|speak|check|discuss ... CARES
CARES ... can tell|say
without asking|talking|telling|your
never stop|tell|advise|change|start
dont|not|never DROPS|ALTERS|start ... without|suddenly|before
what|as|when .. CARES .. told|says|said|tells
"""
MEDICINE_SIGNS = (
    Danger(
        MEDICINE,
        """
        DROPS .. MEDS
        DROPS taking .. MEDS
        throw|chuck|flush|pack ... MEDS
        forget what ... CARES|hospital|clinic says
        missing|miss .. MEDS ... weeks|week|month|months|days
        try MEDS
        extra MEDS
        come|get|coming|wean|go|going off .. MEDS
        wean yourself off .. MEDS
        cold turkey
        dont|not need|want .. MEDS
        dont|not take|start|bother .. MEDS
        no need to|for ... MEDS
        nobody|noone .. needs MEDS
        ALTERS .. dose .. MEDS
        ALTERS .. MEDS
        take double
        take more|extra .. MEDS
        take .. mg .. MEDS
        MEDS take .. day
        cut|cutting .. MEDS
        give|giving up .. MEDS
        leave|leaving off .. MEDS
        better off without .. MEDS
        better without .. MEDS
        you|everybody|everyone|people|here should ... start|take|be|taking ... MEDS
        you|everybody|everyone|people should|must|could|can .. stop|start|try|be .. MEDS
        = start .. MEDS
        start|try MEDS .. wont|will|you|it
        """,
        OWN_STORY + ASKING,
    ),
)


def advises_medicine(text: str) -> bool:
    """Whether a text tells others to stop, start or change a medicine."""
    return MEDICINE in find_signs(text, MEDICINE_SIGNS)


def message_advises_medicine(body: str) -> bool:
    """Whether the own words of a message do, those aside that it quotes of others."""
    return advises_medicine(own_words(body))
