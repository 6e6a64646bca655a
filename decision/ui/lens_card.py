"""What do the answers say of an offer? Derived ratings with their reasons, and the lens, compact.

The lens: what kind of employer it is and whom that suits, what the days will hold, and warnings.
Everything opens to the answers behind it. Nothing in the lens changes a score.
"""

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup

from criteria.belief import Certainty
from criteria.lens import Given, Lens, Raised
from criteria.profile import Profile
from decision.analysis import Analysis
from decision.edits import answer_to
from decision.findings.findings import Findings
from decision.model import Decision, Offer
from decision.words import employers, html
from decision.words.ratings import Cell, cells
from decision.words.reasons import behind, how_sure


def ratings(findings: Findings, offer: Offer) -> None:
    """Show how good the answers make one offer, as far as there are any."""
    analysis = findings.analysis
    if not findings.is_answered(offer.key):
        st.info("Leave open what you do not know: it is never held against an offer.")
        return
    place = analysis.offers.index(offer)
    rows = (_rating(analysis, place, *each) for each in enumerate(cells(analysis, place)))
    st.html(Markup("<section class='ratings'>{}</section>").format(Markup().join(rows)))


def show(findings: Findings, offer: Offer) -> None:
    """Show what the answers say of one offer beyond its ratings, as far as they do."""
    analysis, lens = findings.analysis, findings.lens_of(offer.key)
    card = lens and _card(analysis.decision, offer, lens, _profile(analysis))
    if card:
        st.html(card)


def _rating(analysis: Analysis, place: int, column: int, cell: Cell) -> Markup:
    """Return one rating in force; opened, what it rests on."""
    name = html.name(analysis.criteria[column].name)
    known = Markup(" <small class='known'>{}</small>").format(cell.known) if cell.known else ""
    rating = Markup("{} <span class='number'>{}</span> <small>{}</small>{}")
    return html.folded(
        rating.format(name, cell.rating, cell.range, known),
        Markup("<ul>{}</ul>").format(html.items(behind(analysis, place, column))),
        _kept(analysis.offers[place], column),
    )


def _kept(offer: Offer, what: object) -> str:
    """Return by what the browser knows a part again, and so whether it was open."""
    return f"{offer.key} {what}"


# The lens --------------------------------------------------------------------------------------


def _card(decision: Decision, offer: Offer, lens: Lens, profile: Profile | None) -> Markup:
    warnings = Markup().join(_warning(decision, offer, each) for each in lens.warnings)
    if lens.described is None:  # no kind fits, or the catalogue says nothing of kinds
        return (
            html.folded(_warned(lens), warnings, _kept(offer, "lens"), "lens")
            if warnings
            else Markup()
        )
    forecast = lens.role_forecast
    content = Markup("{}<h3>What the days will hold</h3><p>{}</p>{}").format(
        _maturity(offer, lens, profile),
        forecast.says if forecast else "Too little is known about the business yet.",
        Markup("<h3>Warnings</h3>{}").format(warnings) if warnings else "",
    )
    return html.folded(_headline(lens), content, _kept(offer, "lens"), "lens")


def _headline(lens: Lens) -> Markup:
    """Return the lens in one line: the kind of employer, and the names of the warnings."""
    warned = Markup("<br>{}").format(_warned(lens)) if lens.warnings else ""
    return Markup("{}: {}{}").format(employers.heading(lens), _kind(lens), warned)


def _warned(lens: Lens) -> Markup:
    return Markup("<b>⚠ {}</b>").format("; ".join(each.rule.name for each in lens.warnings))


def _kind(lens: Lens) -> Markup:
    if lens.described is None or not lens.signals_for:
        return Markup(employers.nothing_known(lens))
    if employers.is_clear(lens):
        return Markup("<b>{}</b> ({})").format(lens.described.name, how_sure(lens))
    doubt, name = employers.unclear(lens), employers.described_as(lens)
    return Markup("{}<b>{}</b> ({})").format(doubt, name, how_sure(lens))


def _maturity(offer: Offer, lens: Lens, profile: Profile | None) -> Markup:
    sides = ("Speaks for it", lens.signals_for), ("Speaks against it", lens.signals_against)
    lists = Markup().join(
        Markup("<p>{}:</p><ul>{}</ul>").format(heading, _answers(signals))
        for heading, signals in sides
        if signals
    )
    if not lists or lens.described is None:
        return Markup()
    why = html.folded("Why", lists, _kept(offer, "why"))
    if not employers.is_clear(lens):
        return why
    fit = Markup()
    if profile is not None:
        fits = "fits" if lens.fits(profile) else "does not fit"
        fit = Markup(" <b>It {} the profile you picked, {}.</b>").format(fits, profile.name)
    suits = Markup("<p>Such employers: {}</p><p>Suits: {}{}</p>{}")
    return suits.format(lens.described.says, lens.suits, fit, why)


def _answers(answers: Iterable[Given]) -> Markup:
    return html.items(f"{answer.question.short}: {answer.option.label}" for answer in answers)


def _warning(decision: Decision, offer: Offer, warning: Raised) -> Markup:
    content = Markup("<p>{} {}</p><p>Because of these answers:</p><ul>{}</ul>{}").format(
        warning.rule.says,
        warning.rule.why,
        _answers(warning.answers),
        _settling(decision, offer, warning),
    )
    return html.folded(warning.rule.name, content, _kept(offer, warning.rule.settled_by), "warning")


def _settling(decision: Decision, offer: Offer, warning: Raised) -> Markup:
    """Return the question that would settle a warning, unless it is settled in writing already."""
    answer = answer_to(decision, offer.key, warning.settled_by)
    if answer.certainty is Certainty.WRITTEN and not answer.is_unknown:
        return Markup()
    return Markup("<p>Would settle it: {}</p>").format(warning.settled_by.text)


def _profile(analysis: Analysis) -> Profile | None:
    picked = analysis.decision.profile
    return next((each for each in analysis.catalog.profiles if each.key == picked), None)
