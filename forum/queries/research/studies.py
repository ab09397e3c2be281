"""Studies: lists of them with counts, one of them, and what lies beside it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, String, bindparam, cast, func, literal, or_, select, true, union_all
from sqlalchemy.orm import load_only

from forum.models import ResearchStudy, StudyFacet, db
from forum.queries.kit.kept_connection import find_row
from forum.queries.kit.site import MARK
from forum.rules.kit.people import VISITOR, Person
from forum.rules.research.studies import STUDIES_A_PAGE, StudyRecord, read_record
from forum.text.kit.slugs import slugify

BESIDE_MOST = 6
KIND_MOST = 40
_TRIALS = ("randomised_trial", "controlled_trial", "systematic_review")
_LISTED = (
    ResearchStudy.id, ResearchStudy.title, ResearchStudy.plain_title, ResearchStudy.design, ResearchStudy.published,
    ResearchStudy.status, ResearchStudy.data,
)  # fmt: skip
_ORDERS = {
    # As the index lies, so that nothing is sorted.
    "newest": (ResearchStudy.year.desc().nulls_last(), ResearchStudy.id.desc()),
    "oldest": (ResearchStudy.year.is_(None), ResearchStudy.year, ResearchStudy.id),
    "largest": (ResearchStudy.n.is_(None), ResearchStudy.n.desc(), ResearchStudy.id),
}


@dataclass(frozen=True, slots=True)
class StudyFilter:
    """What the list is narrowed by; "" stands for all."""

    design: str = ""
    modality: str = ""
    outcome: str = ""
    phase: str = ""
    year: str = ""

    def without(self, name: str) -> "StudyFilter":
        """The same with nothing chosen in one question."""
        return StudyFilter(**{one: "" if one == name else getattr(self, one) for one in FACETS})


FACETS = ("design", "modality", "outcome", "phase", "year")
EVERYTHING = StudyFilter()
_KEPT_APART = ("modality", "outcome", "phase")


def slug_of(title: str) -> str:
    """The end of a study's address, out of its plain title."""
    return slugify(title, default="study")


def visible_to(person: Person) -> ColumnElement[bool]:
    """The one rule for which studies a person may know of: published ones, and for curators drafts too."""
    return true() if person.is_curator else ResearchStudy.state == "public"


PUBLIC = visible_to(VISITOR)
# What a curator added, changed or marked: the library alone can't bring it back.
IS_OURS = or_(ResearchStudy.is_curated, ResearchStudy.status != "standing")


def wanted(chosen: StudyFilter) -> list[ColumnElement[bool]]:
    """What a study must be to be one of the chosen."""
    found: list[ColumnElement[bool]] = [PUBLIC]
    if chosen.design:
        found.append(ResearchStudy.design == chosen.design)
    if chosen.year:
        found.append(ResearchStudy.year == int(chosen.year))
    for facet in _KEPT_APART:
        if value := getattr(chosen, facet):
            having = select(StudyFacet.study_id).where(StudyFacet.facet == facet, StudyFacet.value == value)
            found.append(ResearchStudy.id.in_(having))
    return found


def page_studies(chosen: StudyFilter, order: str, page: int) -> Sequence[ResearchStudy]:
    """One page of the list."""
    ordered = select(ResearchStudy).where(*wanted(chosen)).options(load_only(*_LISTED)).order_by(*_ORDERS[order])
    return db.session.scalars(ordered.limit(STUDIES_A_PAGE).offset((page - 1) * STUDIES_A_PAGE)).all()


def count_facets(chosen: StudyFilter) -> Mapping[str, dict[str, int]]:
    """How many of the chosen each answer leaves: by design, by year, and by what is kept apart."""
    asked = wanted(chosen)
    apart = select(StudyFacet.facet, StudyFacet.value, func.count())
    if chosen != EVERYTHING:
        apart = apart.join(ResearchStudy, ResearchStudy.id == StudyFacet.study_id).where(*asked)
    rows = union_all(
        select(literal("design"), ResearchStudy.design, func.count()).where(*asked).group_by(ResearchStudy.design),
        select(literal("year"), cast(ResearchStudy.year, String), func.count())
        .where(*asked)
        .group_by(ResearchStudy.year),
        apart.group_by(StudyFacet.facet, StudyFacet.value),
    )
    counts: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    for facet, value, count in db.session.execute(rows):
        if value is not None:
            counts[facet][value] = count
    return counts


def find_study(study_id: int, person: Person) -> ResearchStudy | None:
    """One study that this person may know of."""
    return db.session.scalar(select(ResearchStudy).where(ResearchStudy.id == study_id, visible_to(person)))


LAST_CHANGE = select(func.max(ResearchStudy.changed_at)).scalar_subquery().label("last_change")
NOW = select(LAST_CHANGE, MARK)
STATE = select(ResearchStudy.version, LAST_CHANGE, MARK).where(ResearchStudy.id == bindparam("id"), PUBLIC)


def find_state(study_id: int) -> str:
    """Which state of its page is true now, for everybody; "" for no public study.

    Its page names other studies and how they stand, so it is another one when any study changed, or the site itself.
    """
    row = find_row(STATE, id=study_id)
    return f"{row.version}-{row.last_change.timestamp()}-{row.site_mark or ''}" if row else ""


def find_shelf_state() -> str:
    """Which state of the lists is true now: it is another one when any study changed, or the site itself."""
    row = find_row(NOW)
    return f"{row.last_change.timestamp() if row.last_change else 0}-{row.site_mark or ''}" if row else ""


def state_of(study: ResearchStudy) -> str:
    """The state that its page has which is made of this row now; read it before what stands beside the study."""
    return f"{study.version}-{find_shelf_state()}"


def list_by_keys(keys: Collection[str]) -> Sequence[ResearchStudy]:
    """The studies that an exercise names."""
    if not keys:
        return []
    named = select(ResearchStudy).options(load_only(*_LISTED)).where(ResearchStudy.key.in_(keys), PUBLIC)
    return db.session.scalars(named.order_by(*_ORDERS["newest"])).all()


def list_of_kind(modality: str, keys: Collection[str]) -> Sequence[ResearchStudy]:
    """Trials of a kind of exercise that somebody did not name by these keys, the newest first."""
    having = select(StudyFacet.study_id).where(StudyFacet.facet == "modality", StudyFacet.value == modality)
    found = (
        select(ResearchStudy)
        .options(load_only(*_LISTED))
        .where(ResearchStudy.id.in_(having), PUBLIC, ResearchStudy.key.not_in(keys), ResearchStudy.design.in_(_TRIALS))
        .order_by(*_ORDERS["newest"])
    )
    return db.session.scalars(found.limit(KIND_MOST)).all()


def list_beside(study: ResearchStudy, limit: int = BESIDE_MOST) -> Sequence[ResearchStudy]:
    """Others that measured the same with the same kind of training; those of the same design first."""
    record = read_record(study.data)
    shared = (
        select(StudyFacet.study_id)
        .where(
            or_(
                (StudyFacet.facet == "outcome") & StudyFacet.value.in_(record.topics),
                (StudyFacet.facet == "modality") & StudyFacet.value.in_(record.modality),
            ),
            StudyFacet.study_id != study.id,
        )
        .group_by(StudyFacet.study_id)
        .having(func.count() > 1)
    )
    found = select(ResearchStudy).options(load_only(*_LISTED)).where(ResearchStudy.id.in_(shared), PUBLIC)
    ordered = found.order_by(ResearchStudy.design != study.design, *_ORDERS["newest"])
    return db.session.scalars(ordered.limit(limit)).all()


def record_of(study: ResearchStudy) -> StudyRecord:
    """What is known of a study."""
    return read_record(study.data)
