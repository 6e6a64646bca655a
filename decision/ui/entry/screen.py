"""The script that Streamlit runs for every visit: find the decision, draw the chosen page."""

import streamlit as st

from decision.ui import frame, header, places, session, start, state, steps
from decision.ui.pages import ask_next, compare, confidence, criteria, keep, offers

# A named icon would be fetched from the internet.
st.set_page_config(page_title=header.PRODUCT, page_icon=header.ICON, layout="wide")
PAGES = [
    st.Page(compare.show, title="Compare", url_path=places.COMPARE, default=True),
    st.Page(offers.show, title="Offers", url_path=places.OFFERS),
    st.Page(criteria.show, title="Criteria", url_path=places.CRITERIA),
    st.Page(confidence.show, title="Confidence", url_path="confidence"),
    st.Page(ask_next.show, title="Ask next", url_path=places.ASK_NEXT),
    st.Page(keep.show, title="Keep", url_path=places.KEEP),
]


def _show() -> None:
    page = st.navigation(PAGES, position="hidden")
    session.enter(page.url_path)
    header.style()
    with frame.guarded():
        identity = state.open_decision()
        header.show(identity, PAGES)
        frame.watch()
        start.strip(identity)
        steps.show(identity)
        page.run()
        frame.drawn()


_show()
