import pytest

from tests.decisions import HOSTILE, founding_case, measured_case, with_unit
from tests.ui.screen import shown

BEYOND = "Commute: 120 min of Lab lies beyond the worst (90 min)"


def captions(screen):
    return [caption.value for caption in screen.caption]


def test_compare_says_which_amounts_lie_beyond_and_what_an_amount_is(store):
    screen = shown("compare", store.create(measured_case()))
    assert any(caption.startswith(BEYOND) for caption in captions(screen))
    table = next(each for each in screen.header if each.value == "Side by side")
    assert "**Amount**" in table.proto.help
    plain = shown("compare", store.create(founding_case()))
    table = next(each for each in plain.header if each.value == "Side by side")
    assert "**Amount**" not in table.proto.help


@pytest.mark.parametrize("page", ["compare", "how_sure", "ask"])
def test_pages_with_measured_criteria_are_shown_whole(store, page):
    screen = shown(page, store.create(measured_case()))
    assert not screen.exception
    assert not screen.error


def test_a_hostile_unit_is_only_text_in_a_caption(store):
    image = next(name for name in HOSTILE if name.startswith("!["))
    screen = shown("compare", store.create(with_unit(measured_case(), image[:20])))
    said = next(caption for caption in captions(screen) if "beyond the worst" in caption)
    assert "![" not in said
    assert "\\!\\[x\\]" in said
