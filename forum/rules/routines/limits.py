"""How big a routine card and each of its numbers may be."""

ITEMS_MIN = 1
ITEMS_MAX = 40
TITLE_CHARS = 120
PURPOSE_CHARS = 300
NOTE_CHARS = 4_000
ITEM_NOTE_CHARS = 1_000
PROVENANCE_NOTE_CHARS = 300
SOURCE_URL_CHARS = 500
DISTANCE_CHARS = 40
BAND_CHARS = 40
EFFORT_CHARS = 60
REASON_CHARS = 200
CERT_CHARS = 600
VERSION_NOTE_CHARS = 300

# Item field -> the least and the most it may be; seconds, times or kilograms as the name says.
ITEM_RANGES: dict[str, tuple[float, float]] = {
    "sets": (1, 20),
    "reps": (1, 200),
    "hold_s": (1, 600),
    "duration_s": (1, 7_200),
    "first_sets": (1, 20),
    "first_reps": (1, 200),
    "first_hold_s": (1, 600),
    "first_duration_s": (1, 7_200),
    "first_load_kg": (0.5, 200),
    "rest_s": (0, 900),
    "move_s": (1, 30),
    "return_s": (1, 30),
    "effort": (0, 10),
    "load_kg": (0.5, 200),
}
CARD_RANGES: dict[str, tuple[float, float]] = {
    "days_per_week": (1, 7),
    "times_per_day": (1, 10),
    "weeks": (1, 104),
    "rounds": (1, 20),
    "rest_between_rounds_s": (0, 1_800),
}
