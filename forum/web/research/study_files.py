"""Adding studies by a file: it is read, shown with all that is wrong or known in it, and kept once that was looked at.

No file is kept. What was read of it waits in the form of the preview, and is judged again when it comes back.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from forum.actions.research import curating
from forum.clock import utc_now
from forum.errors import Refused
from forum.formats.research.read_study import StudyFound
from forum.formats.research.study_files import ReadStudy, decode, judge, read_studies
from forum.queries.research.known_studies import KnownStudy, list_known
from forum.rules.research import flash_words, refusal_words
from forum.web.forms.studies import StudyFileForm
from forum.web.kit.answers import on_refusal
from forum.web.kit.guards import need_curator, throttle

bp = Blueprint("study_files", __name__, url_prefix="/mod/studies/file")
ROWS_MOST = 200


@dataclass(frozen=True, slots=True)
class FileRow:
    """A study of the file as the preview shows it."""

    read: ReadStudy
    known: KnownStudy | None

    @property
    def can_be_kept(self) -> bool:
        """Whether a person may choose it."""
        return not self.read.problems and (self.known is None or self.known.field != "doi")

    @property
    def is_chosen(self) -> bool:
        """Whether it is chosen at first."""
        return self.can_be_kept and self.known is None and not self.read.notes


@bp.route("", methods=["GET", "POST"])
def bring() -> ResponseReturnValue:
    """Choose a file; what is in it is shown before anything is kept."""
    need_curator()
    form = StudyFileForm()
    if request.method != "POST":
        return render_template("research/mod_studies/file.html", form=form)
    on_refusal(form, lambda: render_template("research/mod_studies/file.html", form=form))
    throttle("study")
    kind, found = read_studies(text_of(form), ROWS_MOST)
    return render_preview(kind, found)


@bp.post("/keep")
def keep() -> ResponseReturnValue:
    """Keep the chosen studies of the preview as drafts."""
    person, form = need_curator(), StudyFileForm(formdata=None)
    found = read_rows(request.form.get("rows", ""))
    kind = request.form.get("kind", "")[:40]
    on_refusal(form, lambda: render_preview(kind, found, form))
    throttle("study")
    wanted = set(request.form.getlist("take"))
    rows = [one.data for one in found if str(one.number) in wanted and not one.problems]
    added, known = curating.add_many(person, rows, utc_now())
    flash(flash_words.studies_read(added, known), "ok")
    return redirect("/mod/studies", 303)


def text_of(form: StudyFileForm) -> str:
    """What is in the file that came along, else what was pasted; raises `Refused`."""
    sent = request.files.get("file")
    raw = sent.read() if sent else b""
    text = decode(raw) if raw else (form.text.data or "")
    if not text.strip():
        raise Refused(refusal_words.NO_FILE, "file")
    return text


def render_preview(kind: str, found: Sequence[ReadStudy], form: StudyFileForm | None = None) -> str:
    """What was read, with what is wrong with it and what is here already."""
    known = list_known([one.data for one in found])
    rows = [FileRow(one, known.get(place)) for place, one in enumerate(found)]
    kept = [as_line(row.read) for row in rows if row.can_be_kept]
    return render_template(
        "research/mod_studies/preview.html",
        rows=rows,
        kind=kind,
        form=form,
        kept=json.dumps(kept, ensure_ascii=False, separators=(",", ":")),
        unknown=sorted({name for one in found for name in one.unknown}),
        bad=sum(1 for row in rows if row.read.problems),
        same=sum(1 for row in rows if row.known),
    )


def as_line(one: ReadStudy) -> Mapping[str, Any]:
    """A study as it waits in the form."""
    return {"number": one.number, "data": one.data, "notes": one.notes}


def read_rows(text: str) -> list[ReadStudy]:
    """The studies that waited in the form; raises `Refused` for anything else."""
    try:
        given = json.loads(text)
        lines = [(int(one["number"]), dict(one["data"]), tuple(map(str, one["notes"]))) for one in given[:ROWS_MOST]]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise Refused(refusal_words.FORM_BROKEN) from None
    return [judge(number, StudyFound(data, notes=notes)) for number, data, notes in lines]
