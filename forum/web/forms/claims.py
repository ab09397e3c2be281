"""The form of the claim check."""

from wtforms import SelectField, StringField, TextAreaField

from forum.rules.claims.asked import DESIGN_WORDS, DIRECTION_WORDS, OUTCOMES_MOST
from forum.web.forms import HouseForm, offer

_DESIGNS = [("", "Choose…"), *DESIGN_WORDS.items()]


class ClaimForm(HouseForm):
    """A headline and the facts of its study."""

    claim = TextAreaField("Headline or sentence")
    design = SelectField("What kind of study is it?", choices=offer(_DESIGNS))
    n = StringField("How many people")
    population = StringField("Who they were")
    trained = StringField("What they were given")
    comparator = StringField("What they were compared with")
    weeks = StringField("Weeks they were followed")


for _number in range(1, OUTCOMES_MOST + 1):
    setattr(ClaimForm, f"outcome-{_number}", StringField("What was measured"))
    setattr(ClaimForm, f"went-{_number}", SelectField("How it went", choices=offer(DIRECTION_WORDS.items())))
    setattr(ClaimForm, f"figures-{_number}", StringField("Figures"))
