"""How long, how heavy and how far: the tables that every figure is made by.

Segment lengths as shares of stature: Drillis and Contini (1966), as printed in Winter, Biomechanics and Motor
Control of Human Movement. Segment masses and their centres: Dempster (1955), as printed there. Ranges of motion:
AAOS (1965), as tabled by Norkin and White, Measurement of Joint Motion; the knee after the AMA; the ankle under the
body's weight with the knee bent, as in the weight-bearing lunge of Bennell and others (1998).
"""

from dataclasses import dataclass

SHARES = {
    "thigh": 0.245,
    "shank": 0.246,
    "ankle": 0.045,
    "heel": 0.035,
    "toe": 0.108,
    "lumbar": 0.10,
    "thorax": 0.185,
    "neck": 0.026,
    "head": 0.076,
    "shoulder": 0.108,
    "hip": 0.052,
    "upper": 0.183,
    "fore": 0.146,
    "hand": 0.1,
}
_TRUNK = (("shoulders", "pelvis", 0.497, 0.5), ("neck", "head", 0.081, 0.8))
_LIMBS = (
    ("shoulder", "elbow", 0.028, 0.436),
    ("elbow", "wrist", 0.016, 0.43),
    ("wrist", "hand", 0.006, 0.5),
    ("hip", "knee", 0.1, 0.433),
    ("knee", "ankle", 0.0465, 0.433),
    ("heel", "toe", 0.0145, 0.5),
)
# (from, to, share of the mass, where its centre lies between them)
MASSES = _TRUNK + tuple((f"{s}_{a}", f"{s}_{b}", mass, place) for s in "lr" for a, b, mass, place in _LIMBS)
# joint: (least, most) in degrees
RANGES = {
    "hip": (-30.0, 125.0),
    "hip_out": (-32.0, 52.0),
    "hip_turn": (-45.0, 50.0),
    "knee": (0.0, 150.0),
    "ankle": (-55.0, 45.0),
    "elbow": (0.0, 150.0),
    "arm": (-60.0, 180.0),
    "nod": (-55.0, 55.0),
    "turn": (-80.0, 80.0),
}
SEAT_CM, MAT_CM, BED_CM = 46.0, 3.0, 45.0


@dataclass(frozen=True)
class Sitter:
    """How somebody in the pictures looks: build is breadth and depth, colours are #rrggbb."""

    name: str
    stature_cm: float
    build: tuple[float, float]
    hair: str
    skin: str
    hair_colour: str
    top: str
    legs: str
    shoes: str
    bearded: bool = False
    long_sleeves: bool = False
    plain: bool = False  # stands in the background: hands without fingers


PEOPLE = {
    one.name: one
    for one in (
        Sitter("rosa", 164, (1.0, 1.06), "bob", "#d19a78", "#8f9499", "#128273", "#33415f", "#7a3050"),
        Sitter("tom", 175, (1.1, 1.2), "bald", "#eebb99", "#b5b2a6", "#3f74b8", "#54565c", "#26323f", bearded=True),
        Sitter(
            "nur", 163, (1.0, 1.05), "scarf", "#b97c58", "#a5406f", "#6a56a0", "#31566a", "#2c2f40", long_sleeves=True
        ),
        Sitter("ada", 168, (0.98, 0.98), "bun", "#774833", "#211613", "#e6a323", "#2f5480", "#b8442f"),
    )
}
HELPER = Sitter(
    "helper",
    172,
    (1.0, 1.0),
    "short",
    "#b7c2cc",
    "#7c8894",
    "#98a6b2",
    "#8391a0",
    "#6c7986",
    long_sleeves=True,
    plain=True,
)


def lengths_of(stature_cm: float) -> dict[str, float]:
    """Every segment in centimetres."""
    return {name: share * stature_cm for name, share in SHARES.items()}
