"""A link as a QR code, in one SVG path."""

from itertools import groupby, product

try:
    import zxingcpp
except ImportError:  # there is none for every machine: the list is found again by its number and its link
    zxingcpp = None  # type: ignore[assignment]

QUIET = 4
"""Cells of white around the code; readers look for them."""

MASK = 2
"""Every mask can be read. Having the library try all eight takes six times as long as making the code."""

DARK, LIGHT = 0, 255
NOTHING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>'
AT_ONCE = 8


def _steps(cells: tuple[int, ...]) -> str:
    """Neighbouring cells as steps of a path: a run of dark ones is a line, a run of light ones a move."""
    runs = [(colour, len(list(run))) for colour, run in groupby(cells)]
    return "".join([f"h{length}" if colour == DARK else f"m{length} 0" for colour, length in runs])


STEPS = {bytes(cells): _steps(cells) for cells in product((DARK, LIGHT), repeat=AT_ONCE)}
"""The steps of all groups of eight cells: the code stands on every list, and to look them up is fastest."""


def code(link: str) -> str:
    """The SVG. Level M stays readable with a seventh of it lost: paper is folded and gets wet.

    None is kept: a link holds all answers of somebody. Without the library there is a drawing of nothing.
    """
    if zxingcpp is None:
        return NOTHING
    made = zxingcpp.create_barcode(link, zxingcpp.BarcodeFormat.QRCode, ec_level="M", data_mask=MASK)
    image = zxingcpp.write_barcode_to_image(made, add_quiet_zones=False)
    cells = bytes(image)  # type: ignore[call-overload] # a byte a cell, row by row; its types do not say so
    side = image.shape[0]
    box = f"{-QUIET} {-QUIET} {side + 2 * QUIET} {side + 2 * QUIET}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" shape-rendering="crispEdges">'
        f'<path stroke="#000" d="M0 .5{_path(cells, side)}"/></svg>'
    )


def _path(cells: bytes, side: int) -> str:
    """The rows, each filled up with light cells to whole groups, and after each the way back to the next one."""
    filling = bytes([LIGHT]) * (-side % AT_ONCE)
    width = side + len(filling)
    filled = filling.join([cells[start : start + side] for start in range(0, len(cells), side)]) + filling
    steps = [STEPS[filled[start : start + AT_ONCE]] for start in range(0, len(filled), AT_ONCE)]
    groups = width // AT_ONCE
    rows = ["".join(steps[start : start + groups]) for start in range(0, len(steps), groups)]
    return f"m-{width} 1".join(rows)
