"""The README's pictures: two pages, and how the answer follows a slider that is dragged.

``python -m tests.browser.readme_pictures FOLDER`` takes them.
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page

from decision.ui import places
from tests.browser.on_page import grab, settled, slider
from tests.browser.pictures import STILL_MS, VIEWS, View, app_and_browser, make_whole, shown

WIDTH, HEIGHT = 1280, 1220
STILL = ("offers", "how-sure")
COLOURS = 256
DRAGGED, LEAST, STEPS = "Specialization", 0, 15  # the leader changes on the way
STEP_MS, END_MS = 130, 1800  # how long each step is seen, and either end


def still(page: Page, path: Path) -> None:
    """Write a whole page as a small PNG."""
    make_whole(page, WIDTH)
    pixels = _pixels(page).quantize(COLOURS, dither=Image.Dither.NONE)
    pixels.save(path, optimize=True)


def moving(page: Page, path: Path) -> None:
    """Write as an animated WebP how a slider is dragged to its end and back."""
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    page.locator(".st-key-points .barlayer").wait_for()
    page.wait_for_timeout(STILL_MS)
    start = int(slider(page, DRAGGED).input_value())
    move, first = grab(page, DRAGGED), _pixels(page)
    there = [first]
    for step in range(1, STEPS + 1):
        move((start + (LEAST - start) * step / STEPS) / 100)
        there.append(_after_move(page))
    page.mouse.up()
    frames = [*there, *there[-2:0:-1]]
    times = [END_MS if frame in (there[0], there[-1]) else STEP_MS for frame in frames]
    first.save(path, save_all=True, append_images=frames[1:], duration=times, loop=0, quality=80)


def _after_move(page: Page) -> Image.Image:
    page.wait_for_timeout(STILL_MS)
    settled(page)
    return _pixels(page)


def _pixels(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def main(folder: str) -> None:
    """Take all of them."""
    with app_and_browser() as (server, browser):
        for name in STILL:
            with shown(server, browser, VIEWS[name], "light") as page:
                still(page, Path(folder) / f"{name}.png")
        with shown(server, browser, View(places.COMPARE), "light") as page:
            moving(page, Path(folder) / "drag.webp")


if __name__ == "__main__":
    main(*sys.argv[1:])
