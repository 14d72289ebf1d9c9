"""A link as a QR code, in one SVG path."""

import re
from functools import lru_cache

import zxingcpp

QUIET = 4
"""Cells of white around the code; readers look for them."""

MOST_CELLS = 177
"""No QR code is wider."""

MASK = 2
"""Every mask can be read. Having the library try all eight takes six times as long as making the code."""

ROW_END = b"\x01"
RUN = re.compile(b"\x00+|\xff+|\x01")
STEPS = {bytes(length): f"h{length}" for length in range(1, MOST_CELLS + 1)}
STEPS |= {b"\xff" * length: f"m{length} 0" for length in range(1, MOST_CELLS + 1)}
"""A run of dark cells is a line, a run of light ones a move."""


@lru_cache(maxsize=512)
def code(link: str) -> str:
    """The SVG. Level M stays readable with a seventh of it lost: paper is folded and gets wet."""
    made = zxingcpp.create_barcode(link, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=MASK)
    image = zxingcpp.write_barcode_to_image(made, add_quiet_zones=False)
    side = image.shape[0]
    cells = bytes(image)  # type: ignore[call-overload] # a byte a cell, row by row; its types do not say so
    rows = [cells[start : start + side] for start in range(0, len(cells), side)]
    steps = STEPS | {ROW_END: f"m-{side} 1"}
    path = "".join(map(steps.__getitem__, RUN.findall(ROW_END.join(rows))))
    box = f"{-QUIET} {-QUIET} {side + 2 * QUIET} {side + 2 * QUIET}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" shape-rendering="crispEdges">'
        f'<path stroke="#000" d="M0 .5{path}"/></svg>'
    )
