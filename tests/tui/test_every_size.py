"""The main screens at seven sizes, from the smallest that is promised: as text."""

import pytest

from pictures import Pictures
from tightrope.journal import Journal
from tui.opened import opened, screen_text

SIZES = [(40, 12), (60, 20), (80, 24), (100, 30), (120, 40), (200, 60), (250, 70)]
# From the main screen to each; all stand in one picture, one below the other.
WAYS = {
    "writing": ("e",),
    "chart": ("c",),
    "month": ("m",),
    "search": ("slash", *"balcony"),
    "read-through": ("R",),
    "settings": ("comma",),
}


@pytest.mark.parametrize("screen", WAYS)
async def test_a_screen_looks_at_seven_sizes_as_it_did(
    kept: Journal, screen: str, pictures: Pictures
) -> None:
    shown = list[str]()
    async with opened(kept, size=SIZES[0]) as (app, pilot):
        await pilot.press(*WAYS[screen])
        await pilot.pause()
        for width, height in SIZES:
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            await pilot.pause()
            text = screen_text(app)
            assert len(text.splitlines()) == height
            shown.append(f"== {width} x {height}\n{text}")
    pictures.hold(f"sizes-{screen}.txt", "\n".join(shown))
