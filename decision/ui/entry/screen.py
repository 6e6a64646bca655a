"""The script that Streamlit runs for every visit: find the decision, draw the chosen page."""

import streamlit as st

from decision.ui import entry

entry.until_loaded()

from decision.ui import (  # noqa: E402
    by_link,
    coming_in,
    focus,
    frame,
    header,
    places,
    session,
    start,
    state,
    steps,
)
from decision.ui.pages import (  # noqa: E402
    ask,
    compare,
    criteria,
    files,
    how_it_works,
    how_sure,
    offers,
)

# A named icon would be fetched from the internet.
st.set_page_config(page_title=header.PRODUCT, page_icon=header.ICON, layout="wide")
PAGES = [
    st.Page(offers.show, title="Offers", url_path=places.OFFERS),
    st.Page(criteria.show, title="What matters", url_path=places.WHAT_MATTERS),
    st.Page(compare.show, title="Compare", url_path=places.COMPARE, default=True),
    st.Page(how_sure.show, title="How sure", url_path=places.HOW_SURE),
    st.Page(ask.show, title="Ask", url_path=places.ASK),
    st.Page(files.show, title="Files", url_path=places.FILES),
]
AT_THE_FOOT = st.Page(how_it_works.show, title="How it works", url_path=places.HOW_IT_WORKS)


def _show() -> None:
    page = st.navigation([*PAGES, AT_THE_FOOT, *places.moved()], position="hidden")
    session.enter(page.url_path)
    header.style()
    with frame.guarded():
        if coming_in.is_in_the_way():
            return
        identity = state.open_decision()
        if by_link.is_all(identity):
            frame.watch(identity)
            frame.drawn()
            return
        places.follow(page.url_path)
        header.show(identity, PAGES)
        frame.watch(identity)
        start.strip(identity)
        steps.show(identity)
        focus.arrive(page.url_path, has_questions=page.url_path == places.OFFERS)
        page.run()
        if page is not AT_THE_FOOT:
            places.link("How it works", places.HOW_IT_WORKS, identity)
        coming_in.foot()
        frame.drawn()


_show()
