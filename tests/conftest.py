"""Which tests count for the coverage of the code."""

from pathlib import Path

import pytest

UNCOUNTED = {"browser", "shipped"}
"""Rings that look at pages and at the content. They run the same code over and over, four times slower if counted."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.path).parent.name in UNCOUNTED:
            item.add_marker(pytest.mark.no_cover)
