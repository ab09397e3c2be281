"""How a person may have pages shown."""

from collections.abc import Mapping

CHOICES: dict[str, tuple[str, ...]] = {
    "theme": ("light", "dark"),
    "text": ("120", "150", "200"),
    "contrast": ("more",),
    "spacing": ("wide",),
    "font": ("system",),
    "motion": ("less",),
}


def clean_display(choices: Mapping[str, str]) -> dict[str, str]:
    """Only the choices that exist; what is left out means the standard look."""
    return {name: choices[name] for name, allowed in CHOICES.items() if choices.get(name) in allowed}
