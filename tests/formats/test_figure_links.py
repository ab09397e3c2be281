"""The picture of each line goes with the card: in files that others read, and on the picture that other sites show."""

from dataclasses import replace
from datetime import UTC, datetime

from forum.figures import shelf
from forum.formats.paper.sheet_data import Imprint, sheet_data
from forum.formats.paper.typst_setting import set_picture
from forum.formats.routines.fhir import routine_to_fhir
from forum.formats.routines.json_ld import routine_to_json
from forum.formats.routines.markdown import routine_to_markdown
from forum.formats.routines.view import view_card
from forum.rules.routines.routines import Item
from tests.samples.library import EXERCISES, STORY_CARD

URL = "https://strideshare.example.org/routines/12/v/2"
AT = datetime(2026, 5, 3, tzinfo=UTC)
CARD = replace(
    STORY_CARD, items=(Item(exercise_id="heel-raise"), Item(exercise_id="standing-hip-abduction", sides="left"))
)
HEEL = "https://strideshare.example.org/figures/heel-raise.svg"
LEFT = "https://strideshare.example.org/figures/standing-hip-abduction.svg?side=left"


def test_markdown_shows_each_line_with_its_words() -> None:
    text = routine_to_markdown(CARD, EXERCISES, url=URL, author="ana", version=2)
    assert f"]({HEEL})" in text
    assert f"]({LEFT})" in text
    assert "![" in text.split(HEEL)[0]


def test_json_ld_and_fhir_name_the_picture_of_each_line() -> None:
    plan = routine_to_json(CARD, id=12, version=2, url=URL, author_name="ana", published_at=AT, exercises=EXERCISES)
    assert [part["image"] for part in plan["hasPart"]] == [HEEL, LEFT]
    bundle = routine_to_fhir(
        CARD, routine_id=12, version=2, url=URL, author="ana", published_at=AT, is_public=True, exercises=EXERCISES
    )
    lines = [entry["resource"] for entry in bundle["entry"][1:]]
    assert [line["relatedArtifact"][0]["document"]["url"] for line in lines] == [HEEL, LEFT]
    assert lines[1]["relatedArtifact"][0]["display"].startswith(shelf.alt("standing-hip-abduction", "left")[:40])


def test_a_line_that_names_a_side_shows_that_side() -> None:
    assert [step.side for step in view_card(CARD, EXERCISES).steps] == ["right", "left"]
    assert (
        view_card(replace(CARD, items=(Item(exercise_id="heel-raise", first_side="left"),)), EXERCISES).steps[0].side
        == "left"
    )


def test_the_picture_other_sites_show_has_the_movements() -> None:
    imprint = Imprint(author="ana", version=2, date="3 May 2026", published_on="2026-05-03", address=URL)
    data = sheet_data(CARD, "green", imprint, EXERCISES)
    assert data["steps"][1]["figure"] == shelf.still("standing-hip-abduction", "left")
    without = data | {"steps": [step | {"figure": ""} for step in data["steps"]]}
    assert set_picture(data) != set_picture(without)
