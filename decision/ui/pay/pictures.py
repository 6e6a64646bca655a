"""What do the offers pay, in pictures? One line on *Compare*; unfolded, four charts.

Nothing is drawn or computed while it is folded.
"""

import streamlit as st

from decision import charts
from decision.findings.findings import Findings
from decision.ui import frame
from decision.ui.components import show_chart
from decision.words import html
from decision.words.pay import basis_sentence
from decision.words.pay_leaving import WITH_TAXES, adding_up, ahead_sentence, exercise_sentences
from decision.words.pay_pictures import SURE_AND_HOPED, by_year_caption, unsaid_sentence


def show(identity: str, findings: Findings) -> None:
    """Show pay in pictures, folded; nothing where nothing is said of pay."""
    if not any(pay.is_compared for pay in findings.pay):
        return
    fold = frame.folded("Pay in pictures", f"pay_pictures_{identity}")
    if not fold.open:
        return
    with fold, st.container(key="pay_pictures"):
        _sure_and_hoped(identity, findings)
        _by_year(identity, findings)
        _leaving(identity, findings)
        if findings.exercise_costs:
            _exercise(identity, findings)


def _sure_and_hoped(identity: str, findings: Findings) -> None:
    frame.heading("Sure against hoped")
    st.html(html.paragraph(basis_sentence(findings.analysis.whole.pay_basis)))
    st.caption(SURE_AND_HOPED)
    show_chart(charts.sure_and_hoped_chart(findings), f"pay_sure_{identity}")
    unsaid = unsaid_sentence(findings)
    if unsaid:
        st.html(html.paragraph(unsaid))


def _by_year(identity: str, findings: Findings) -> None:
    frame.heading("Year by year")
    st.caption(by_year_caption(findings))
    show_chart(charts.pay_by_year_chart(findings), f"pay_years_{identity}")


def _leaving(identity: str, findings: Findings) -> None:
    frame.heading("If you leave after so many months")
    ahead = ahead_sentence(findings)
    if ahead:
        st.html(html.paragraph(ahead))
    st.caption(" ".join(adding_up(findings)))
    show_chart(charts.leaving_chart(findings), f"pay_leaving_{identity}")


def _exercise(identity: str, findings: Findings) -> None:
    frame.heading("To take your options with you")
    for sentence in exercise_sentences(findings):
        st.html(html.paragraph(sentence))
    st.caption(WITH_TAXES)
    show_chart(charts.exercise_chart(findings), f"pay_exercise_{identity}")
