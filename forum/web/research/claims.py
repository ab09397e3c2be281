"""The claim check in public: paste a headline, say what the study is, see what it may say."""

from urllib.parse import urlencode

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from forum.errors import Refused
from forum.rules.claims.asked import OUTCOMES_MOST, read_asked
from forum.rules.claims.check import check_claim
from forum.rules.claims.wordings import wordings
from forum.rules.research.words import CANNOT_TELL, DESIGN_NAMES
from forum.web.forms.claims import ClaimForm

# A study of reliability and correlation, and the headline that sold it as training.
TRAP = {
    "claim": "One-leg strength training improves walking", "design": "reliability", "n": "21",
    "population": "adults with MS", "weeks": "1",
    "outcome-1": "most weight one leg can lift, two days", "went-1": "reliable", "figures-1": "ICC 0.94",
    "outcome-2": "weaker-leg strength and timed walk", "went-2": "associated", "figures-2": "r = -0.58",
}  # fmt: skip
TRAP_URL = f"/help/claims?{urlencode(TRAP)}"

bp = Blueprint("claims", __name__)


@bp.get("/help/claims")
def check() -> ResponseReturnValue:
    """The form, and what the check says once a headline was pasted."""
    form = ClaimForm(request.args)
    page = {"asked": None, "form": form, "rows": range(1, OUTCOMES_MOST + 1), "trap": TRAP_URL}
    if "claim" not in request.args:
        return render_template("research/claims/check.html", **page)
    try:
        asked = read_asked(request.args)
    except Refused as error:
        form.refuse(error)
        return render_template("research/claims/check.html", **page), 422
    verdict = check_claim(asked.text, asked.studied)
    instead = wordings(asked.text, asked.studied)
    found = {"asked": asked, "verdict": verdict, "instead": instead}
    return render_template("research/claims/check.html", **page | found)


@bp.get("/help/research")
def judging() -> ResponseReturnValue:
    """How we judge research."""
    return render_template("research/claims/research.html", designs=DESIGN_NAMES, cannot=CANNOT_TELL, trap=TRAP_URL)
