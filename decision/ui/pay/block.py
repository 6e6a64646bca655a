"""What does the chosen offer pay? One line that unfolds: its figures, four questions, and more."""

import streamlit as st
from markupsafe import Markup

from decision import edits
from decision.findings.findings import Findings
from decision.findings.pay import OfferPay
from decision.model import Decision, Offer
from decision.ui import amount_fields, frame
from decision.ui.pay import basis, described, fields, rarer, reading, waited_for, warned
from decision.ui.pay.fields import OfOffer
from decision.words import html
from decision.words.pay import pay_by_year, remark_sentences
from decision.words.pay_counting import in_points, worth_sentence
from decision.words.pay_notes import COUNTS_WHERE, LEFT_OUT
from decision.words.pay_sums import Figure, by_year_sentence, figures, in_short
from decision.words.text import Sentence, as_html, as_markdown

BONUS_ENDS = 0.0, 1000.0  # percent of the base


def show(identity: str, findings: Findings, offer: Offer) -> None:
    """Show the pay of an offer; folded, in one line."""
    decision = findings.analysis.whole
    place = decision.offers.index(offer)
    pay = findings.pay[place]
    line = f"{as_markdown(in_short(pay))}{warned.label(findings, place)}"
    block = frame.folded(line, f"pay_{identity}", "Pay")
    if not block.open:
        return
    of = OfOffer(identity, decision, offer)
    with block, st.container(key="pay"):
        above = st.container()
        _four_questions(of)
        warned.show(findings, place, "base", "sign_on", "refreshers", "paid_in")
        waited_for.show(of, findings, place)
        with st.container(gap="xsmall"):
            rarer.show(of)
            _year_by_year(identity, pay)
            basis.show(identity, decision)
            _what_counts_where(identity)
        with above:
            st.html(Markup("<div class='pay'>{}</div>").format(_figures(figures(pay))))
            _remarks(pay, worth_sentence(findings, pay), in_points(findings))


def _figures(shown: list[Figure]) -> Markup:
    """Return figures, each of which unfolds its sum."""
    folds = (
        html.folded(as_html(figure.says), Markup("<ul>{}</ul>").format(_lines(figure)))
        for figure in shown
    )
    return Markup().join(folds)


def _lines(figure: Figure) -> Markup:
    return html.items(as_html(line) for line in figure.lines)


def _remarks(pay: OfferPay, worth: Sentence, in_points: str) -> None:
    said = [*remark_sentences(pay), worth] if pay.is_said else []
    st.html(html.paragraphs([*said, (in_points,)]))


def _year_by_year(identity: str, pay: OfferPay) -> None:
    if not pay.is_said:
        return
    by_year = frame.folded("Year by year", f"pay_by_year_{identity}")
    if by_year.open:
        with by_year:
            st.html(html.paragraph(by_year_sentence(pay)))
            st.html(html.table(pay_by_year(pay)))


def _four_questions(of: OfOffer) -> None:
    with fields.beside():
        fields.show_one(of, described.BASE)
        _bonus_target(of)
        fields.show_one(of, described.SIGN_ON)
    if of.offer.pay.bonus is not None:
        st.caption("How much of the bonus was really paid, in the years that you heard of?")
        fields.show(of, [described.PAID_BONUS])


def _bonus_target(of: OfOffer) -> None:
    """Show the target of the bonus: a percent of the base, or an amount."""
    bonus = of.offer.pay.bonus
    unit = f"% of the base or {fields.in_label(of.currency) or 'an amount'} a year"
    shown = ""
    if bonus is not None and bonus.percent is not None:
        shown = f"{amount_fields.written(bonus.percent)} %"
    elif bonus is not None:
        shown = amount_fields.written(bonus.amount)

    def changed(decision: Decision, typed: str) -> Decision:
        if not typed:
            return edits.drop_pay(decision, of.offer.key, "bonus")
        if reading.is_percent(typed):
            target = {"percent": reading.percent(typed, BONUS_ENDS), "amount": None}
        else:
            decision, currency = fields.in_currency(of, decision, typed)
            amount = reading.money(typed, f"{currency or 'money'} a year")
            target = {"percent": None, "amount": amount}
        return edits.change_pay(decision, of.offer.key, "bonus", **target)

    fields.text(of, "bonus", ("Bonus", unit), shown, changed, placeholder="12 %")


def _what_counts_where(identity: str) -> None:
    note = frame.folded("What counts where, and what is left out", f"pay_notes_{identity}")
    if note.open:
        with note:
            st.html(html.table(COUNTS_WHERE))
            st.html(Markup("<ul class='said'>{}</ul>").format(html.items(LEFT_OUT)))
