"""No page of a decision that is not about machine learning speaks of it."""

import re

import pytest

from decision import edits
from decision.files.decision_json import gallery
from decision.ui.question_widgets import ABOUT_ML, ABOUT_ML_HELP
from tests.ui.screen import sent, shown

PAGES = ["offers", "criteria", "compare", "how_sure", "ask", "files", "how_it_works"]
OF_ML = re.compile(r"\bML\b|machine learning|\bmodels?\b|unaware|emerging", re.IGNORECASE)
# The tick that changes what the work is about, and the title of a book.
MAY_BE_SEEN = (
    re.escape(ABOUT_ML),
    re.escape(ABOUT_ML_HELP),
    "Pattern Recognition and Machine Learning",
)


def nurse():
    (decision,) = [each for each in gallery() if not each.is_about_ml]
    return decision


def spoken_of(screen):
    return OF_ML.findall(re.sub("|".join(MAY_BE_SEEN), "", sent(screen)))


@pytest.mark.parametrize("page", PAGES)
def test_no_page_speaks_of_machine_learning(store, page):
    screen = shown(page, store.create(nurse()))
    assert not screen.exception
    assert not screen.error
    assert spoken_of(screen) == []


def test_the_questions_do_where_the_work_is_about_it(store):
    assert spoken_of(shown("offers", store.create(edits.set_about_ml(nurse(), True))))


@pytest.mark.parametrize("view", ["side by side", "ratings"])
def test_nor_do_the_other_views_of_the_offers(store, view):
    screen = shown("offers", store.create(nurse()))
    named = {"side by side": ("view_Of", "Side by side"), "ratings": ("view_By", "Own ratings")}
    key, choice = named[view]
    next(one for one in screen.get("button_group") if key in str(one.key)).set_value(choice).run()
    assert not screen.exception
    assert spoken_of(screen) == []
