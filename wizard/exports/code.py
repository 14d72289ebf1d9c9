"""A link as a QR code, in one SVG path."""

import re
from functools import lru_cache

import zxingcpp

QUIET = 4
"""Cells of white around the code; readers look for them."""

DARK = re.compile(b"\x00+")


@lru_cache(maxsize=512)
def code(link: str) -> str:
    """The SVG. Level M stays readable with a seventh of it lost: paper is folded and gets wet."""
    made = zxingcpp.create_barcode(link, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = zxingcpp.write_barcode_to_image(made, add_quiet_zones=False)
    side = image.shape[0]
    cells = bytes(image)  # type: ignore[call-overload] # a byte a cell, row by row; its types do not say so
    path = "".join([_row(cells[y * side : (y + 1) * side], y) for y in range(side)])
    box = f"{-QUIET} {-QUIET} {side + 2 * QUIET} {side + 2 * QUIET}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" shape-rendering="crispEdges">'
        f'<path stroke="#000" d="{path}"/></svg>'
    )


def _row(cells: bytes, y: int) -> str:
    """The dark runs of a row, each as a line of its own length."""
    steps, at = [f"M0 {y}.5"], 0
    for run in DARK.finditer(cells):
        start, end = run.span()
        steps.append(f"m{start - at} 0h{end - start}" if start > at else f"h{end - start}")
        at = end
    return "".join(steps)
