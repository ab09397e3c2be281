"""QR codes."""

from io import BytesIO

import segno


def draw_qr(address: str) -> str:
    """A QR code of an address, as SVG."""
    drawn = BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=2, xmldecl=False, light="#fff")
    return drawn.getvalue().decode()
