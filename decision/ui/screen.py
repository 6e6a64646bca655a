"""The script that Streamlit runs for every visit: find the decision, draw the chosen page."""

import streamlit as st
from sqlalchemy.exc import SQLAlchemyError

from decision.files.store import UnknownDecisionError
from decision.ui import frame, state
from decision.ui.pages import compare, criteria

# A named icon would be fetched from the internet.
st.set_page_config(page_title="Crossroads", page_icon=frame.ICON, layout="wide")
PAGES = [
    st.Page(compare.show, title="Compare", url_path="compare", default=True),
    st.Page(criteria.show, title="What the words mean", url_path="words"),
]


def _show() -> None:
    page = st.navigation(PAGES, position="hidden")
    frame.style()
    try:
        identity = state.open_decision()
        frame.header(identity, PAGES)
        page.run()
    except UnknownDecisionError:
        frame.unknown_decision()
    except (OSError, SQLAlchemyError) as error:
        frame.store_out_of_reach(error)


_show()
