"""What did the user say? All answers, own ratings and notes of a report, offer by offer."""

from markupsafe import Markup

from criteria.question import About
from decision.analysis import Analysis
from decision.findings.findings import Findings
from decision.model import Offer
from decision.report.page import headed, note, section, under
from decision.words.html import bullets, name, table
from decision.words.offer_names import named
from decision.words.reasons import retired
from decision.words.said import answers_about, own_ratings
from decision.words.text import Table, as_html, legible


def what_was_said(findings: Findings, *, with_retired: bool = True) -> Markup:
    """Return all answers with how sure they are, own ratings, and notes; offer by offer.

    Parameters
    ----------
    with_retired
        Whether answers that the catalogue does not know are named, by what the file calls them.
    """
    analysis = findings.analysis
    parts: list[Markup] = []
    shown: set[str] = set()
    for offer in analysis.whole.offers:
        if offer.employer not in shown:
            parts.append(_of_employer(analysis, offer))
            shown.add(offer.employer)
        parts.append(_of_offer(analysis, offer))
    lost = [retired(answer) for answer in analysis.retired] if with_retired else []
    kept = headed("Kept, but counted nowhere", bullets(lost)) if lost else Markup()
    return section("What was said", note(analysis.whole.notes), *parts, kept)


def _of_employer(analysis: Analysis, offer: Offer) -> Markup:
    employer = analysis.whole.employer_of(offer)
    said = answers_about(analysis, offer, About.EMPLOYER)
    heading = Markup("{} as an employer").format(name(employer.name))
    return under(heading, _said(said, f"{employer.name} as an employer"))


def _of_offer(analysis: Analysis, offer: Offer) -> Markup:
    tables = [own_ratings(analysis, offer), answers_about(analysis, offer, About.ROLE)]
    shown = [_said(each, offer.name) for each in tables]
    return under(as_html(named(offer)), note(offer.note), *shown)


def _said(words: Table, whose: str) -> Markup:
    if not words.rows:
        return Markup()
    by_ear = f"{words.columns[1]}, {legible(whose)}"
    return Markup("<div class='said'>{}</div>").format(table(words, by_ear))
