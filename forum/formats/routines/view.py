"""A card as its pages show it: facts, safety and steps in words, each said once for page, check page and print."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from forum.formats.routines.steps import Neighbour, Step
from forum.formats.routines.tempo import say_play, tempo_of
from forum.rules.kit.spans import capital
from forum.rules.library.exercises import Exercise
from forum.rules.library.filters import HOUSEHOLD
from forum.rules.library.offers import offered_progressions, offered_regressions
from forum.rules.library.positions import moves_between
from forum.rules.library.words import (
    EQUIPMENT_WORDS,
    GAIT_PHASE_WORDS,
    HEAT_WORDS,
    LEVEL_WORDS,
    POSITION_WORDS,
    PROVENANCE_WORDS,
    SPOTTER_WORDS,
    SUPPORT_WORDS,
)
from forum.rules.routines import coverage
from forum.rules.routines.dose_table import list_dose
from forum.rules.routines.doses import drawn_side, say_dose, say_frequency
from forum.rules.routines.facts import InShort, in_short, told
from forum.rules.routines.minutes import ENERGY_WORDS, energy, minutes
from forum.rules.routines.own_names import name_of
from forum.rules.routines.rounds import say_rounds
from forum.rules.routines.routines import Card, Item
from forum.rules.routines.safety import SafetyLine, Strip, exercise_strip, item_strip, safety_strip
from forum.rules.routines.summary import say_positions
from forum.rules.routines.watch import StopSigns, say_counted, signs_of, watch_of

Library = Mapping[str, Exercise]
FACTS_IN_SHORT = 4
ENERGY_ICONS = {1: "battery-low", 2: "battery-medium", 3: "battery-full"}


@dataclass(frozen=True, slots=True)
class CardFact:
    """One of the six facts; `level` 1 to 3 draws the energy meter."""

    icon: str
    label: str
    value: str
    note: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class CardView:
    """A whole card, ready for a template; `rounds` is "" where the list is done once."""

    title: str
    purpose: str
    note: str
    modalities: tuple[str, ...]
    gait_phases: tuple[str, ...]
    facts: tuple[CardFact, ...]
    safety: tuple[SafetyLine, ...]
    signs: StopSigns
    steps: tuple[Step, ...]
    rounds: str
    frequency: str
    provenance: str
    provenance_note: str
    source_url: str

    @property
    def watch_counted(self) -> tuple[str, str]:
        """How much to watch out for, and how many signs to stop at: what a sheet says that has no room for them."""
        return say_counted((step.watch for step in self.steps), self.signs)

    @property
    def in_short(self) -> InShort:
        """What a title or a preview has room for: every danger by name."""
        return in_short(self.safety, FACTS_IN_SHORT)


def view_card(card: Card, exercises: Library, usual: Card | None = None) -> CardView:
    """The card in words; `exercises` is the library by id, `usual` what the card is on a good day if this is none."""
    strip = safety_strip(card, exercises)
    return CardView(
        title=card.title,
        purpose=card.purpose,
        note=card.note,
        modalities=coverage.modalities(card, exercises),
        gait_phases=tuple(GAIT_PHASE_WORDS[phase] for phase in coverage.gait_phases(card, exercises)),
        facts=list_facts(card, exercises, strip),
        safety=told(strip),
        signs=signs_of(card, exercises),
        steps=tuple(view_step(item, exercises) for item in card.items),
        rounds=say_rounds(card, usual) if card.items else "",
        frequency=say_frequency(card),
        provenance=PROVENANCE_WORDS[card.provenance],
        provenance_note=card.provenance_note,
        source_url=card.source_url,
    )


def list_facts(card: Card, exercises: Library, strip: Strip) -> tuple[CardFact, ...]:
    """Time, energy, position, support, equipment and heat."""
    count, grade = minutes(card, exercises), energy(card, exercises)
    where = coverage.positions(card, exercises)
    return (
        CardFact("timer", "Time", f"About {count} {'minute' if count == 1 else 'minutes'}", "with rests, our estimate"),
        CardFact(ENERGY_ICONS[grade], "Energy cost", ENERGY_WORDS[grade], f"{grade} of 3, our estimate", grade),
        CardFact("person-standing", "Position", say_positions(where), _rest_of(where)),
        CardFact("hand-helping", "Support", SUPPORT_WORDS[strip.support], SPOTTER_WORDS[strip.spotter]),
        CardFact("house", "Equipment", *_things(card, exercises)),
        CardFact("fan", "Heat", HEAT_WORDS[strip.heat], "" if strip.heat == "low" else "have a fan and water near you"),
    )


def view_step(item: Item, exercises: Library) -> Step:
    """One line in words; a line the library lacks has its author's own name and words."""
    exercise = exercises.get(item.exercise_id)
    strip = item_strip(item, exercise)
    words = {line.kind: line for line in strip.lines}
    phases = exercise.gait_phases if exercise else ()
    needs = coverage.needs_of(item, exercise)
    return Step(
        exercise_id=item.exercise_id,
        side=drawn_side(item),
        tempo=tempo_of(item),
        play=say_play(item),
        name=name_of(item.exercise_id, exercises),
        url=f"/exercises/{item.exercise_id}" if exercise else "",
        dose=say_dose(item),
        full_dose=list_dose(item),
        instead_of=say_instead_of(item, exercises),
        where=(
            (words["position"].icon, words["position"].words),
            (words["support"].icon, words["support"].words),
            *(("footprints", GAIT_PHASE_WORDS[phase]) for phase in phases),
        ),
        needs=needs.words,
        if_you_like=needs.optional_words,
        care=tuple(
            line for line in strip.lines if line.severity != "info" and line.kind not in ("position", "support")
        ),
        watch=watch_of(exercise),
        how=tuple(sentences(steps_of(item, exercise))) if exercise else (),
        easier=neighbours(offered_regressions(exercise, exercises)) if exercise else (),
        harder=neighbours(offered_progressions(exercise, exercises)) if exercise else (),
        note=item.note,
    )


def say_instead_of(item: Item, exercises: Library) -> str:
    """What the line was swapped for, and why: "In place of Wall squat. An easier form."; "" when it was not."""
    if not item.instead_of:
        return ""
    reason = f" {capital(item.reason.rstrip('.'))}." if item.reason else ""
    return f"In place of {name_of(item.instead_of, exercises)}.{reason}"


def steps_of(item: Item, exercise: Exercise) -> tuple[str, ...]:
    """The steps that are true where the line is done."""
    if item.position not in exercise.positions or moves_between(exercise):
        return exercise.how
    return exercise.how_in(item.position or "")


def neighbours(found: Iterable[Exercise]) -> tuple[Neighbour, ...]:
    """Exercises as links that say their level, and their dangers."""
    return tuple(
        Neighbour(
            one.id,
            one.name,
            f"/exercises/{one.id}",
            LEVEL_WORDS[one.level],
            in_short(exercise_strip(one).lines, FACTS_IN_SHORT),
        )
        for one in found
    )


def sentences(steps: tuple[str, ...]) -> list[str]:
    """The library's short steps as sentences."""
    return [f"{step[:1].upper()}{step[1:].rstrip('.')}." for step in steps]


def _things(card: Card, exercises: Library) -> tuple[str, str]:
    """What is needed, and beside it whether it has to be bought and what is used by those who like."""
    if not coverage.equipment(card, exercises):
        return "Not known", ""
    needs = coverage.needs(card, exercises)
    to_buy = "nothing to buy" if needs.can_do_with(HOUSEHOLD) else ""
    beside = "; ".join(part for part in (to_buy, _small(needs.optional_words)) if part)
    return ", ".join(needs.words) or EQUIPMENT_WORDS["none"], beside


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _rest_of(where: tuple[str, ...]) -> str:
    """All positions by name, when there are too many for the fact itself."""
    return "; ".join(POSITION_WORDS[value] for value in where).lower() if len(where) > 2 else ""
