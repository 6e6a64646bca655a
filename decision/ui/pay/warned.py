"""What is to be looked at again in an offer's pay, beside the fields that it is about."""

import streamlit as st
from markupsafe import Markup

from decision.findings.findings import Findings
from decision.words.pay_warnings import warning_sentence
from decision.words.text import as_html


def show(findings: Findings, place: int, *components: str) -> None:
    """Show the warnings about these components of the pay of the offer at this place."""
    pay = findings.pay[place]
    warnings = (each for each in findings.pay_warnings[place] if each.component in components)
    said = [as_html(warning_sentence(pay, each)) for each in warnings]
    with st.container():  # always there, so that the fields below keep their place and focus
        if said:
            paragraphs = Markup().join(Markup("<p>⚠ {}</p>").format(each) for each in said)
            st.html(Markup("<div class='look-again'>{}</div>").format(paragraphs))


def label(findings: Findings, place: int) -> str:
    """Return what the folded line says of them; empty where there are none."""
    number = len(findings.pay_warnings[place])
    return f" – ⚠ {number} to check" if number else ""
