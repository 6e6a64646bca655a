"""The recipe for a page, in CONTRIBUTING.md, is followed to the letter."""

from streamlit.testing.v1 import AppTest

from tests.decisions import founding_case
from tests.test_recipes import blocks


def test_a_page_is_added_as_described(store):
    (page,) = blocks("How to add a page")
    identity = store.create(founding_case())
    screen = AppTest.from_string(f"{page}\n\nshow()\n", default_timeout=60)
    screen.query_params["d"] = identity
    screen.run()
    assert not screen.exception
    assert screen.header[0].value == "At a glance"
    assert [button.label for button in screen.button] == ["Undo", "Redo"]
    assert any("Research lab" in str(html.proto.body) for html in screen.get("html"))
