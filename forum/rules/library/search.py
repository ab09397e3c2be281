"""The everyday words an exercise is found by, beside its name, aliases and steps."""

from forum.rules.library.exercises import Exercise
from forum.rules.library.words import EQUIPMENT_WORDS, GAIT_PHASE_WORDS, MODALITY_WORDS, MUSCLE_WORDS

_LYING = "lying lie lying down laying down bed"
_STANDING = "standing stand standing up upright on your feet"
POSITION_SYNONYMS = {
    "seated": "seated sitting sit sitting down chair in a chair wheelchair",
    "long_sitting": "sitting sit seated legs out straight long sitting",
    "supine": f"supine on your back {_LYING}",
    "side_lying": f"side lying on your side {_LYING}",
    "prone": f"prone on your front on your tummy face down {_LYING}",
    "quadruped": "quadruped hands and knees all fours floor",
    "kneeling": "kneeling kneel on your knees floor",
    "standing_supported": f"{_STANDING} holding on hold on supported with support",
    "standing_unsupported": f"{_STANDING} without support without holding on unsupported hands free",
    "walking": "walking walk gait on your feet",
}
MODALITY_SYNONYMS = {
    "resistance": "resistance strength strengthening strong stronger weights",
    "balance": "balance balancing steady steadiness stability falls",
    "aerobic": "aerobic cardio fitness endurance stamina",
    "flexibility": "flexibility stretching stretch stretches flexible stiffness tight",
    "cognitive_motor": "cognitive motor dual task dual tasking thinking while moving brain",
    "multimodal": "multimodal mixed combined class circuit",
}
EQUIPMENT_SYNONYMS = {
    "none": "no equipment nothing needed",
    "mat_or_bed": "mat bed floor",
    "counter": "counter bench worktop kitchen counter kitchen bench sink",
    "corner": "corner of a room",
    "handrail": "handrail rail banister grab rail",
    "resistance_band": "resistance band elastic band theraband thera-band stretchy band",
    "ankle_weight": "ankle weight ankle weights cuff weight",
    "belt_or_towel": "belt towel strap",
    "foam_pad": "foam pad foam cushion",
    "exercise_ball": "exercise ball swiss ball gym ball stability ball ball",
    "step_box": "step box low step stepper stair",
    "hurdle": "hurdle hurdles",
    "floor_objects": "objects cones markers",
    "stationary_bike": "stationary bike exercise bike bicycle cycling cycle",
    "arm_cycle": "arm cycle arm bike hand bike",
    "pool": "pool water swimming aquatic hydrotherapy",
    "leg_curl_machine": "leg curl machine gym",
    "leg_press_machine": "leg press machine gym",
    "cable_machine": "cable machine gym",
    "elliptical_machine": "elliptical cross-trainer gym",
    "game_console": "game console video game wii",
    "walking_aid": "walking aid cane stick walker rollator frame crutch",
    "small_ball": "small ball tennis ball",
    "pillow_or_roll": "pillow cushion rolled towel",
    "dumbbell": "dumbbell dumbbells hand weight weights",
    "putty": "putty hand putty",
    "skipping_rope": "skipping rope jump rope",
}


def search_words(exercise: Exercise) -> str:
    """What it is for, position, kind, equipment, part of walking, muscles and aliases in everyday forms."""
    parts = [*exercise.aliases, exercise.why, *exercise.helps_with, place_words(exercise)]
    return " ".join(" ".join(parts).casefold().split())


def place_words(exercise: Exercise) -> str:
    """Its positions, kind, equipment, part of walking and muscles in everyday forms."""
    parts = [
        *(POSITION_SYNONYMS[value] for value in exercise.positions),
        *(f"{MODALITY_WORDS[value]} {MODALITY_SYNONYMS[value]}" for value in exercise.modalities),
        *(f"{EQUIPMENT_WORDS[value]} {EQUIPMENT_SYNONYMS.get(value, '')}" for value in exercise.equipment),
        *(f"{GAIT_PHASE_WORDS[value]} {value.replace('_', ' ')}" for value in exercise.gait_phases),
        *(f"{MUSCLE_WORDS[value]} {value.replace('_', ' ')}" for value in exercise.muscle_groups),
    ]
    return " ".join(" ".join(parts).casefold().split())
