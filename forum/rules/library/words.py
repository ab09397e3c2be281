"""The everyday word for every value of the library, in the order people meet them on a page."""

from collections.abc import Collection

from forum.rules.library.exercises import Exercise

POSITION_WORDS = {
    "seated": "Sitting",
    "long_sitting": "Sitting with legs out straight",
    "supine": "Lying on your back",
    "side_lying": "Lying on your side",
    "prone": "Lying on your front",
    "quadruped": "On hands and knees",
    "kneeling": "Kneeling",
    "standing_supported": "Standing, holding on",
    "standing_unsupported": "Standing, not holding on",
    "walking": "Walking",
}
SUPPORT_WORDS = {
    "not_needed": "No support needed",
    "within_reach": "Firm support within reach",
    "hold_on": "Hold on to something firm",
}
SPOTTER_WORDS = {
    "not_needed": "No one else needed",
    "recommended": "Better with someone near you",
    "required": "Have someone with you",
}
FALL_RISK_WORDS = {"low": "Low fall risk", "moderate": "Some fall risk", "high": "High fall risk"}
HEAT_WORDS = {"low": "Warms you little", "moderate": "May warm you up", "high": "Can make you hot"}
MODALITY_WORDS = {
    "resistance": "Strength",
    "balance": "Balance",
    "aerobic": "Aerobic",
    "flexibility": "Stretching",
    "cognitive_motor": "Thinking while moving",
    "multimodal": "Mixed",
}
GAIT_PHASE_WORDS = {
    "weight_shift": "Shifting weight",
    "knee_bend": "Bending the knee",
    "toe_lift": "Lifting the toes",
    "knee_lift": "Lifting the knee",
    "knee_straighten": "Straightening the knee",
    "heel_land": "Landing on the heel",
    "single_leg_balance": "Balancing on one leg",
}
LEVEL_WORDS = {
    1: "Level 1 of 5, gentlest",
    2: "Level 2 of 5, easy",
    3: "Level 3 of 5, medium",
    4: "Level 4 of 5, hard",
    5: "Level 5 of 5, hardest",
}
EQUIPMENT_WORDS = {
    "none": "Nothing",
    "chair": "Firm chair",
    "mat_or_bed": "Mat or bed",
    "counter": "Kitchen worktop",
    "wall": "Wall",
    "corner": "Corner of a room",
    "handrail": "Handrail",
    "resistance_band": "Resistance band",
    "belt_or_towel": "Belt or towel",
    "pillow_or_roll": "Pillow or rolled towel",
    "foam_pad": "Foam pad",
    "exercise_ball": "Exercise ball",
    "small_ball": "Small ball",
    "step_box": "Low step or box",
    "hurdle": "Low hurdle",
    "floor_objects": "Objects on the floor",
    "ankle_weight": "Ankle weight",
    "dumbbell": "Hand weight",
    "putty": "Hand putty",
    "tray": "Tray",
    "walking_aid": "Walking aid",
    "treadmill": "Treadmill",
    "stationary_bike": "Exercise bike",
    "arm_cycle": "Arm bike",
    "elliptical_machine": "Cross-trainer",
    "leg_curl_machine": "Leg curl machine",
    "leg_press_machine": "Leg press machine",
    "cable_machine": "Cable machine",
    "pool": "Pool",
    "game_console": "Game console",
    "skipping_rope": "Skipping rope",
    "pull_up_bar": "Bar built to carry a person",
}
MUSCLE_WORDS = {
    "hip_flexors": "Front of the hip",
    "hip_extensors": "Back of the hip and seat",
    "hip_abductors": "Outer hip",
    "hip_adductors": "Inner thigh",
    "hip_external_rotators": "Muscles that turn the hip out",
    "hip_internal_rotators": "Muscles that turn the hip in",
    "quadriceps": "Front of the thigh",
    "hamstrings": "Back of the thigh",
    "gastrocnemius": "Upper calf",
    "soleus": "Lower calf",
    "dorsiflexors": "Front of the shin",
    "toe_extensors": "Muscles that lift the toes",
    "ankle_invertors": "Muscles that turn the foot in",
    "foot_intrinsics": "Small muscles of the foot",
    "abdominals": "Tummy",
    "back_extensors": "Back",
    "trunk_rotators": "Muscles that turn the trunk",
    "shoulders": "Shoulders",
    "triceps": "Back of the upper arm",
    "biceps": "Front of the upper arm",
    "forearms": "Forearms",
    "chest": "Chest",
    "upper_back": "Upper back",
    "neck": "Neck",
}
SYSTEM_WORDS = {
    "cardiorespiratory": "Heart and lungs",
    "somatosensory": "Feeling in the feet and joints",
    "vestibular": "Inner-ear balance",
    "visual": "Eyes",
    "cognitive": "Thinking",
    "respiratory": "Breathing",
}
SIDES_WORDS = {
    "both_together": "Both sides together",
    "each_side": "One side, then the other",
    "alternating": "Side to side, in turn",
    "not_applicable": "Does not have sides",
}
EVIDENCE_WORDS = {
    "named_in": "Named in this text. That does not show that it works.",
    "programme_component": "Part of the programme that was studied. It was not tested on its own.",
    "programme_category": "The same kind of exercise as in the programme that was studied.",
    "association": "The study found a link. It did not test this exercise as training.",
    "measure": "Used as a test in the study, not as training.",
    "guideline_mode": "A kind of exercise that a guideline recommends.",
    "convention": "Common practice in physical therapy. We checked no study of it in people with MS.",
}
BASIS_WORDS = {
    "editorial": "A cautious starting point written by our editors. No study set this dose.",
    "seed": "As told in the text that names this exercise. No study set this dose.",
    "guideline": "From general exercise guidance for people with MS. It was not set for you.",
    "source": "From the source named here. It was not set for you.",
}
REVIEW_WORDS = {
    "unreviewed": "Not yet reviewed by a clinician",
    "pt_reviewed": "Reviewed by a physical therapist",
}
PROVENANCE_WORDS = {
    "pt": "My physical therapist gave me this",
    "self": "I made this myself",
    "source": "From a study or a resource",
    "copy": "From another member’s card",
}


def evidence_is_convention_only(exercise: Exercise) -> bool:
    """Whether no source about MS was checked for this exercise: the page says so aloud."""
    return all(line.kind == "convention" for line in exercise.evidence)


def other_positions(exercise: Exercise, shown: Collection[str]) -> str:
    """Which position a picture shows, and which the exercise has besides; "" where there is no other."""
    others = [position for position in exercise.positions if position not in shown]
    drawn = [position for position in exercise.positions if position in shown]
    if not others or not drawn:
        return ""
    said = "; ".join(_in_a_sentence(position) for position in others)
    return f"The picture shows it {_in_a_sentence(drawn[0])}. You can also do it: {said}."


def _in_a_sentence(position: str) -> str:
    word = POSITION_WORDS[position]
    return word[0].lower() + word[1:]
