"""What does the answer that is a page name, so that a browser fetches it while the page starts?"""

import pytest
from starlette.responses import HTMLResponse, PlainTextResponse

from decision.ui.addresses import PLOTLY_URL, way_into_parts
from decision.ui.called_ahead import CalledAhead
from tests.ui.asgi import ask

PAGE = CalledAhead(HTMLResponse("<p>Hello"))
PARTS, PLOTLY = (f"<{each}>; rel=modulepreload" for each in (way_into_parts(), PLOTLY_URL))


@pytest.mark.parametrize("path", ["/", "/how-sure", "/offers-of-us/how-sure"])
def test_a_page_with_charts_names_plotly_too(path):
    assert ask(PAGE, path, query="d=abc").headers["link"] == f"{PARTS}, {PLOTLY}"


@pytest.mark.parametrize(("path", "query"), [("/", ""), ("/offers", "d=abc"), ("/ask", "d=abc")])
def test_a_page_without_charts_names_our_parts_alone(path, query):
    assert ask(PAGE, path, query=query).headers["link"] == PARTS


@pytest.mark.parametrize("kind", [PlainTextResponse("x"), HTMLResponse("no", 404)])
def test_what_is_no_page_names_nothing(kind):
    assert "link" not in ask(CalledAhead(kind), "/", query="d=abc").headers
