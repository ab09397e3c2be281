"""A routine card in Markdown, for notes and messages; what its author wrote stays plain text."""

import re
from collections.abc import Iterator, Mapping

from forum.formats.routines.figure_links import figure_link
from forum.formats.routines.steps import Step
from forum.formats.routines.view import view_card
from forum.rules.library.exercises import Exercise
from forum.rules.routines.routines import Card
from forum.rules.routines.safety import COOLING, PACING, STOP_RULES

_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&:@=])")


def routine_to_markdown(card: Card, exercises: Mapping[str, Exercise], *, url: str, author: str, version: int) -> str:
    """The whole card in words: every dose, every warning, the stop rules; `url` is its full address."""
    view = view_card(card, exercises)
    signs = view.signs
    lines = [
        f"# {plain(view.title)}",
        *([plain(view.purpose)] if view.purpose else []),
        f"By {plain(author)}, version {version}: <{url}>",
        "\n".join(f"- {one.label}: {_small(one.value)}{f' ({one.note})' if one.note else ''}" for one in view.facts),
        f"**How often:** {view.frequency}.",
        "## Before you start",
        "\n".join(f"- **{line.words}**" for line in view.safety),
        "\n".join(f"- {words}" for words in (*STOP_RULES, *PACING, *COOLING)),
        *([f"**{signs.title}:**", "\n".join(f"- {sign}" for sign in signs.words)] if signs.words else []),
        "## The steps",
        *([f"**{view.rounds}.**"] if view.rounds else []),
        *(f"{n}. {step}" for n, step in enumerate((_step(step, url) for step in view.steps), 1)),
        *([f"## Note from {plain(author)}", plain(view.note)] if view.note else []),
        "## Where it comes from",
        " ".join(_source(card, view.provenance)),
        "Time and energy are our estimates. Nobody has tested this card as a whole.",
    ]
    return "\n\n".join(lines) + "\n"


def plain(text: str) -> str:
    """Text in which no letter means anything to Markdown; lines stay lines."""
    return "  \n".join(_MARKS.sub(r"\\\1", line.strip()) for line in text.splitlines())


def _step(step: Step, url: str) -> str:
    figure = figure_link(step.exercise_id, step.side, url)
    parts = [
        f"**{step.name}**: {plain(step.dose)}",
        *([f"![{plain(figure[1])}]({figure[0]})"] if figure else []),
        *([plain(step.instead_of)] if step.instead_of else []),
        ". ".join(words for _, words in step.where[:2]) + ".",
        *(f"**{line.words}.**" for line in step.care),
        *([f"**Watch out:** {' '.join(step.watch.words)}"] if step.watch.first else []),
        " ".join(step.how),
        *([f"Author’s note: {plain(step.note)}"] if step.note else []),
    ]
    return "  \n   ".join(part.replace("\n", "\n   ") for part in parts if part)


def _source(card: Card, provenance: str) -> Iterator[str]:
    yield f"“{provenance}.”"
    if card.provenance_note:
        yield plain(card.provenance_note)
    if card.source_url:
        yield f"<{card.source_url.replace('<', '%3C').replace('>', '%3E')}>"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
