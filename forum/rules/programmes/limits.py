"""How big a programme and each of its parts may be, and the measures an author can choose from a list."""

from forum.rules.programmes.programmes import Measure, What
from forum.rules.routines.limits import ITEM_RANGES

WEEKS = (1, 52)
PARTS_MAX = 30
RULES_MAX = 8
MEASURES_MAX = 6
CHECK_WEEKS_MAX = 12
BANDS_MAX = 8
COUNT = (1, 8)
TITLE_CHARS = 120
PURPOSE_CHARS = 300
NOTE_CHARS = 4_000
PART_NOTE_CHARS = 500
MEASURE_CHARS = 80
UNIT_CHARS = 20
HOW_CHARS = 300
CALENDAR_ENTRIES_MAX = 30
BAND_CHARS = 40
MEASURED_MOST = 100_000

# The most one step may add, and the most an amount may grow to.
STEP_MOST: dict[What, float] = {"reps": 10, "sets": 2, "hold_s": 30, "duration_s": 600, "load_kg": 2.5}
AMOUNT_RANGES: dict[What, tuple[float, float]] = {what: ITEM_RANGES[what] for what in STEP_MOST}

KNOWN_MEASURES: dict[str, Measure] = {
    "sit-to-stand": Measure(
        name="Sit to stand in 30 seconds",
        unit="times",
        how="Count how often you stand up from a chair and sit down again in 30 seconds. Chair against a wall.",
    ),
    "walk-25-feet": Measure(
        name="Walking 25 feet (7.6 metres)",
        unit="seconds",
        how="Walk as fast as you safely can. Use your usual stick or frame, and someone with you.",
    ),
    "walk-2-minutes": Measure(
        name="Walking for 2 minutes",
        unit="metres",
        how="Walk for two minutes at your own pace. Stop to rest when you need to. Note how far you came.",
    ),
    "up-and-go": Measure(
        name="Stand up, walk 3 metres and come back",
        unit="seconds",
        how="Time it from sitting to sitting. Have someone with you.",
    ),
    "one-leg": Measure(
        name="Standing on one leg, weaker side",
        unit="seconds",
        how="Beside a worktop, with a hand ready to hold on. Stop at 30 seconds.",
    ),
    "tired": Measure(
        name="How tired I was this week",
        unit="out of 10",
        how="0 is not tired at all, 10 is as tired as you can be.",
    ),
}
