"""Doses as people write them: every amount, single or with both ends, in every layout of a message."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

# How an amount is said; {} is the number or the range.
UNITS = {
    "reps": ("{} reps", "{} times", "x{}", "reps: {}", "{}x"),
    "sets": ("{} sets of 10", "{} sets", "sets: {}", "{} lots of 8"),
    "sets and reps": ("3x{}", "3 x {}", "{} x 3", "3 sets of {}", "{} reps x 2 sets"),
    "rounds": ("{} rounds", "{} rounds of 30 s", "{} times through"),
    "seconds": ("{} s", "{} seconds", "hold for {} secs", 'hold {}"', "hold: {}"),
    "minutes": ("{} min", "{} minutes", "for {} mins"),
    "hours": ("{} hours", "for {} hrs", "half an hour, {} hours at most"),
    "rest": ("10 reps, rest {} min", "x8, rest for {} seconds", "3x10, {} min rest", "rest: {} s"),
    "on and off": ("{} s on / {} s off",),
    "metres": ("{} metres", "4 x {} m", "{} m"),
    "kilometres": ("{} km", "{} miles"),
    "steps": ("{} steps", "{} slow steps", "3 x {} steps"),
    "lengths": ("{} lengths", "{} flights"),
    "kilograms": ("3x10 with {} kg", "{} kg, 10 reps"),
    "pounds": ("{} lb, 8 times", "10 with {} lbs"),
    "per side": ("{} each side", "{}/side", "{} per leg", "{} R, {} L"),
    "times a day": ("10 reps, {} times a day", "{}x/day", "x5 {} times daily"),
    "times a week": ("10 reps, {} times a week", "{} days a week", "{}x a week"),
    "tempo": ("lift for a count of {}, lower for {}, x10", "up to a count of {}", "slowly, over {} seconds, 5 times"),
    "steadily more": ("start with {}", "build up to {}", "begin at {} and work up to {}"),
    "bare": ("{}", "({})", ": {}"),
}  # fmt: skip
# The ends of an amount; {0} is the low number and {1} the high one, and which is which nobody promised.
SHAPES = (
    "{0}", "{0}-{1}", "{0} - {1}", "{0}\u2013{1}", "{0} to {1}", "{0} or {1}", "between {0} and {1}", "up to {1}",
    "at least {0}", "{1}-{0}", "about {0}", "{0}/{1}", "{0}, {1}", "from {0} to {1}", "{0} s to {1} min",
)  # fmt: skip
LAYOUTS = {
    "inline": "{name} {dose}",
    "list line": "- {name} {dose}\n- {other} 10 times",
    "bullet": "\u2022 {name} \u2014 {dose}\n\u2022 {other}: x8",
    "numbered": "1. {name}: {dose}\n2. {other}, 3x10",
    "amount first": "{dose} {name}",
    "pipes": "Exercise | Sets | Reps | Hold | Rest\n{name} | {dose} | {dose} | {dose} | {dose}\n{other} | 3 | 10",
    "tabs": "Exercise\tSets\tReps\tRest\n{name}\t{dose}\t{dose}\t{dose}",
    "heading": "{name}\n{dose}\n\n{other}\n10 reps",
    "labels": "Exercise: {name}\nDose: {dose}\nRest: {dose}\nHold: {dose}",
    "sentence": "Every morning I do {name}, {dose}, and then {other} for as long as I can.",
    "for all": "Do all of these {dose}:\n- {name}\n- {other}",
}  # fmt: skip
NAMES = (
    "heel raises", "squats", "seated marching", "calf stretch", "tandem walk", "bridges", "side leg raises with a band",
    "standing on one leg", "treadmill", "shifting my weight from side to side",
)  # fmt: skip
NUMBERS = (
    "0", "1", "2", "3", "5", "8", "10", "12", "20", "30", "45", "60", "90", "180", "600", "3600", "9999", "99999",
    "123456789012", "1.5", "0.5", "2,5", "1 1/2", "\u00bd", "1\u00bd", "007", "one", "two", "ten", "twelve", "thirty",
    "twenty-five", "a hundred", "a dozen", "a couple of", "zero", "\u0663", "\u00b2",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dosed:
    """A message with a dose, and which kind of amount, shape and layout it is."""

    unit: str
    shape: str
    layout: str
    text: str


def write_doses(count: int) -> Iterator[Dosed]:
    """So many messages, always the same: every unit in every shape and layout, with all else drawn by lot."""
    lot = random.Random(20_000)
    kinds = list(product(UNITS, SHAPES, LAYOUTS))
    for number in range(count):
        unit, shape, layout = kinds[number % len(kinds)]
        said = lot.choice(UNITS[unit])
        dose = said.replace("{}", shape.format(*_two_numbers(lot)))
        name, other = lot.sample(NAMES, 2)
        yield Dosed(unit, shape, layout, LAYOUTS[layout].format(name=name, other=other, dose=dose))


def _two_numbers(lot: random.Random) -> tuple[str, str]:
    low, high = lot.choices(NUMBERS, k=2)
    return low, high
