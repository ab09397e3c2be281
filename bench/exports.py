"""What it costs to make each file of a card: `python bench/exports.py` prints CPU milliseconds for the demo's cards."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median

from forum.formats.paper.qr import draw_qr
from forum.formats.paper.sheet_data import Imprint, Plain, sheet_data
from forum.formats.routines.calendar import plan_from_args, routine_to_ics
from forum.formats.routines.csv_table import routine_to_csv
from forum.formats.routines.fhir import routine_to_fhir
from forum.formats.routines.json_ld import routine_to_json
from forum.formats.routines.markdown import routine_to_markdown
from forum.paths import seeds_folder
from forum.rules.fitting.profiles import Day
from forum.rules.library.exercises import exercises_from_library
from forum.rules.routines.routines import Card, card_from_dict
from forum.web.kit.typesetting import set_apart

EXERCISES = exercises_from_library(json.loads((seeds_folder() / "exercises.json").read_text("utf-8")))
DEMO = json.loads((seeds_folder() / "demo" / "routines.json").read_text("utf-8"))
CARDS = [card_from_dict(row["card"]) for row in DEMO]
ADDRESS = "https://strideshare.example.org/r/12/2"
SHORT = "https://strideshare.example.org/r/12"
AT = datetime(2026, 5, 3, tzinfo=UTC)
IMPRINT = Imprint(author="ana", version=2, date="3 May 2026", published_on="2026-05-03", address=ADDRESS)


def words_of(card: Card, day: Day = "green") -> Plain:
    return sheet_data(card, day, IMPRINT, EXERCISES)


def pdf(size: int, day: Day = "green") -> Callable[[Card], object]:
    return lambda card: set_apart(data=words_of(card, day), qr=draw_qr(ADDRESS), paper="a4", size=size)


def calendar(card: Card) -> bytes:
    plan = plan_from_args({}, card, AT.date())
    return routine_to_ics(card, plan, routine_id=12, version=2, url=SHORT, published_at=AT, exercises=EXERCISES)


def schema_org(card: Card) -> str:
    plan = routine_to_json(card, id=12, version=2, url=ADDRESS, author_name="ana", published_at=AT, exercises=EXERCISES)
    return json.dumps(plan)


def fhir(card: Card) -> str:
    bundle = routine_to_fhir(
        card, routine_id=12, version=2, url=ADDRESS, author="ana", published_at=AT, is_public=True, exercises=EXERCISES
    )
    return json.dumps(bundle)


# A file's name -> how to make it of a card.
FILES: dict[str, Callable[[Card], object]] = {
    "PDF, 12 pt": pdf(12),
    "PDF, 16 pt": pdf(16),
    "PDF, 22 pt": pdf(22),
    "PDF, 16 pt, very tired day": pdf(16, "red"),
    "PNG share picture": lambda card: set_apart(data=words_of(card)),
    "QR code": lambda card: draw_qr(ADDRESS),
    "words of a sheet (each request)": words_of,
    "calendar": calendar,
    "CSV": lambda card: routine_to_csv(card, EXERCISES),
    "Markdown": lambda card: routine_to_markdown(card, EXERCISES, url=ADDRESS, author="ana", version=2),
    "JSON-LD": schema_org,
    "FHIR": fhir,
}


def cpu_ms() -> float:
    return 1000 * sum(one.ru_utime + one.ru_stime for one in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))


def main() -> None:
    for name, make in FILES.items():
        make(CARDS[0])
        spent = []
        for card in CARDS:
            before = cpu_ms()
            make(card)
            spent.append(cpu_ms() - before)
        print(f"{name:<34}{median(spent):7.1f} ms (worst {max(spent):.1f})")


if __name__ == "__main__":
    main()
