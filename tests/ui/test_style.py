from decision.ui import header


def test_the_browser_takes_the_style_for_style():
    """With a sign that begins an element it would be taken out as a whole."""
    assert "<" not in header._STYLE.read_text(encoding="utf-8")
