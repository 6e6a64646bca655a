"""How do findings read on a terminal? Ranking, doubts, what to ask, and the lens, as plain text."""

from collections.abc import Sequence
from datetime import date

from criteria.catalog import Catalog
from criteria.lens import Lens, Raised
from decision.analysis import Analysis
from decision.arrays import SLIDER_TIE
from decision.findings.draw_sums import SEED
from decision.findings.findings import Findings
from decision.findings.robustness import Robustness
from decision.findings.weight_changes import CanBeBest
from decision.model import FULL_POINTS, Offer
from decision.words import employers
from decision.words.beyond_ends import beyond_sentences
from decision.words.interview import groups, in_an_interview, opening
from decision.words.offer_names import no_weights, plain_name
from decision.words.open_must_haves import shares_as_if_met
from decision.words.pay_counting import not_counted, what_pay_decides
from decision.words.ratings import below_the_line, comparison
from decision.words.readiness import not_ranked
from decision.words.reasons import how_sure
from decision.words.statement import as_text, statement
from decision.words.text import as_plain, legible, percent, rating
from decision.words.verdicts import n_of_simulations, often_first, simulated_share
from decision.words.waiting import waiting_details

MANY = 10
NO_KIND = "no kind of employer: what decides it does not apply"
NOTHING = "nothing answered yet"
NO_WARNING = "nothing to be warned of"
BEYOND = " (beyond the slider's end)"


def ranking(findings: Findings) -> str:
    """Return the ranking as plain text: what leads, the offers with their points, the weights."""
    analysis = findings.analysis
    parts = [legible(analysis.decision.title), "", *_offers(analysis), "", *_weights(analysis), ""]
    beyond = [as_plain(line) for line in beyond_sentences(findings)]
    beyond += [f"{pay} Count it on the page Compare."] if (pay := not_counted(findings)) else []
    beyond += [as_plain(decides)] if (decides := what_pay_decides(findings)) else []
    parts += [*beyond, ""] if beyond else []
    details = [as_plain(line) for line in waiting_details(findings)]
    return "\n".join([*parts, as_text(statement(findings)), *details])


def _offers(analysis: Analysis) -> list[str]:
    lines = ["rank  points  offer"]
    lines += [
        f"{row.rank:>4}  {row.overall:>6}  {_marked(row.offer, row.marks)}"
        for row in comparison(analysis)
    ]
    # Below them those that are not ranked, without rank, and without points but what is expected.
    below = below_the_line(analysis)
    return [*lines, *(f"{row.overall:>12}  {_marked(row.offer, row.marks)}" for row in below)]


def _marked(offer: Offer, marks: Sequence[str]) -> str:
    return legible(offer.name) + (f" ({', '.join(marks)})" if marks else "")


def _weights(analysis: Analysis) -> list[str]:
    lines = ["weight  decides  criterion"]
    rows = zip(analysis.criteria, analysis.weights, analysis.deciding_shares, strict=True)
    for criterion, weight, share in rows:
        lines.append(f"{percent(weight):>6}  {percent(share):>7}  {legible(criterion.name)}")
    return lines


def shares(findings: Findings, robustness: Robustness, seed: int = SEED) -> str:
    """Return the statement, which is of the usual simulations, and each offer's shares.

    Parameters
    ----------
    robustness
        Whose shares these are: of the usual simulations, or of others.
    seed
        Of the simulations that ``robustness`` is of.
    """
    lines = [as_text(statement(findings)), ""]
    lines += _other_simulations(robustness, findings.robustness, seed)
    lines += ["       first  any weights  can be best  offer"]
    for place in robustness.analysis.order:
        first = often_first(robustness, place)
        cannot = robustness.can_be_best[place] is CanBeBest.NO
        loose = simulated_share(float(robustness.any_weights[place]), exact=cannot)
        can = "never" if robustness.never_best[place] else robustness.can_be_best[place].value
        name = plain_name(robustness.analysis, place)
        lines.append(f"{first:>12}  {loose:>11}  {can:>11}  {name}")
    lines += map(as_plain, shares_as_if_met(findings))
    return "\n".join(lines)


def _other_simulations(robustness: Robustness, usual: Robustness, seed: int) -> list[str]:
    """Return of which simulations the table is, where those of the statement are others."""
    if (robustness.n_draws, seed) == (usual.n_draws, SEED):
        return []
    many = f"{robustness.n_draws:,} simulation{'' if robustness.n_draws == 1 else 's'}"
    drawn = "" if seed == SEED else f" drawn with seed {seed}"
    usually = f"the usual {usual.n_draws:,}"
    return [f"The table is of {many}{drawn}; the statement above is of {usually}."]


def stopped(done: int, asked: int) -> str:
    """Return that a deep check was stopped; nothing where it was not.

    >>> stopped(311_296, 1_000_000)
    'stopped after 311,296 of 1,000,000 simulations; the table is of these'
    """
    after = n_of_simulations(done, asked)
    return f"stopped after {after}; the table is of these" if done < asked else ""


def switches(findings: Findings) -> str:
    """Return within which weights of each criterion the leader stays first, and who takes over.

    Also where that is on the criterion's slider, while the others stay.
    """
    analysis = findings.analysis
    leader = plain_name(analysis, analysis.leaders[0])
    lines = [
        as_plain(not_ranked(analysis)),
        as_plain(no_weights(analysis)),
        f"{leader} is first while one weight moves and the others keep their proportions:",
    ]
    rows = zip(analysis.criteria, analysis.weights, findings.stability_intervals, strict=True)
    for criterion, weight, interval in rows:
        stays = f"{percent(weight):>6}  from {percent(interval.lower)} to {percent(interval.upper)}"
        below = _taker(analysis, "below", interval.slider_lower, interval.below)
        above = _taker(analysis, "above", interval.slider_upper, interval.above)
        lines.append(f"{stays}  {legible(criterion.name)}{below}{above}")
    return "\n".join(filter(None, lines))


def _taker(analysis: Analysis, side: str, slider: float, place: int | None) -> str:
    if place is None:
        return ""
    return f"; {side} that{_on_slider(analysis, slider)} {plain_name(analysis, place)}"


def questions(findings: Findings) -> str:
    """Return whom to ask what, and by when: the few questions that are together worth most."""
    analysis, today = findings.analysis, date.today()
    lines = [as_plain(not_ranked(analysis)), as_plain(no_weights(analysis))]
    lines += map(as_plain, opening(findings, today))
    for group in groups(analysis, findings.interview.asked, today):
        lines.append(f"Ask {as_plain(group.whom)}. {as_plain(group.when)}".rstrip())
        for entry in group.entries:
            of, asks = map(as_plain, in_an_interview(analysis, entry))
            alone = "the rating alone" if entry.about else "alone it"
            lines.append(f"  {of}: {asks} ({alone} {entry.changes})")
    return "\n".join(filter(None, lines))


def _on_slider(analysis: Analysis, position: float) -> str:
    """Return where on its slider a weight lies; nothing where all sliders are at 0."""
    if not analysis.points.any():
        return ""
    # A crossing at the very end is on the slider, whatever the last digit of a float.
    return f" (slider at {rating(position)})" if position <= FULL_POINTS + SLIDER_TIE else BEYOND


def companies(findings: Findings) -> str:
    """Return what each employer is really like, a paragraph an offer.

    It says the kind of employer, whom it suits, what the days will hold, and the warnings, each
    with the question that settles it.
    """
    analysis = findings.analysis
    parts = [legible(analysis.decision.title)]
    for offer in analysis.offers:
        lens = findings.lenses[offer.key]
        lines = _lines(lens, analysis.catalog) if lens else [NOTHING]
        parts.append("\n  ".join([legible(offer.name), *lines]))
    return "\n\n".join(parts)


def _lines(lens: Lens, catalog: Catalog) -> list[str]:
    warned = [line for raised in lens.warnings for line in _warning(raised)]
    if catalog.is_for_any_work:  # kinds of employer differ in their machine learning alone
        return warned or [NO_WARNING]
    names = [who.name for who in catalog.profiles if who.key in lens.suited_profiles]
    lines = [_kind(lens)]
    if names and (employers.is_clear(lens) or not employers.is_public(lens)):
        lines.append(f"suits: {', '.join(names)}")
    if lens.role_forecast:
        lines.append(f"the days: {lens.role_forecast.says}")
    return [*lines, *warned]


def _kind(lens: Lens) -> str:
    if lens.maturity is None:
        return NO_KIND
    says = f": {lens.described.says}" if lens.described else ""
    if not employers.is_public(lens):
        return f"{lens.maturity} ({how_sure(lens)}){says}"
    name = employers.PUBLIC_NAMES[lens.maturity]
    if employers.is_clear(lens):
        return f"{name} ({how_sure(lens)}){says}"
    if not lens.signals_for:
        return employers.nothing_known(lens)
    return f"{employers.unclear(lens)}{name} ({how_sure(lens)})"


def _warning(raised: Raised) -> list[str]:
    answers = [f"{each.question.short}: {each.option.label}" for each in raised.answers]
    return [
        f"warning: {raised.rule.name}. {raised.rule.says}",
        f"    because of: {'; '.join(answers)}",
        f"    to settle it: {raised.settled_by.text}",
    ]
