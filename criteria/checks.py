"""Do the word files fit together? Every name that one of them uses must be described in another.

`check` raises at the first thing that does not fit, naming file, key and field.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from itertools import groupby
from typing import TYPE_CHECKING

from criteria.criterion import DESCRIBED_RATINGS, PAY_KEY
from criteria.question import COMPANIES, PUBLIC_KINDS, About, Kind, Question

if TYPE_CHECKING:
    from criteria.catalog import Catalog

# Columns of the files that hold ratings: a criterion of such a key could not be told from them.
COLUMNS = ("offer", "overall", "rank", PAY_KEY)
RANGE_ENDS = ("_low", "_high")
# What stands beside the answers of every question, for those who cannot pick one of them.
NO_ANSWERS = ("Do not know yet", "Does not apply")


class CatalogError(ValueError):
    """A word file says something that it must not."""


def check(catalog: "Catalog") -> None:
    """Refuse a catalogue whose parts do not fit together.

    Raises
    ------
    CatalogError
        If levels are missing, a name is used that nothing has, two things cannot be told apart,
        shares of a criterion do not add up to 100, or not every kind of employer is described.
    """
    _criterion_keys([criterion.key for criterion in catalog.criteria])
    _names(catalog)
    _themes(catalog.questions)
    for question in catalog.questions:
        _sayings(question)
        _falling_away(question, catalog)
    _levels(catalog)
    _shares(catalog)
    _profiles(catalog)
    _warnings(catalog)
    _deciding(catalog)
    _given(catalog)
    _maturities(catalog)
    for forecast in catalog.forecasts:
        _answers(f"outlook.toml, {forecast.key}, answers", forecast.answers, catalog)


def _criterion_keys(keys: Collection[str]) -> None:
    ends = ((f"{key}{end}", key) for key in keys for end in RANGE_ENDS)
    expected = {end: f"another, for it is a column of the ratings on {key}" for end, key in ends}
    columns = f"none of {', '.join(COLUMNS)}, which are columns of the tables"
    expected |= dict.fromkeys(COLUMNS, columns)
    for key in keys:
        if key in expected:
            place = f"criteria.toml, {key}, key"
            raise CatalogError(f'{place}: expected {expected[key]}; found "{key}"')


def _names(catalog: "Catalog") -> None:
    _different((f"criteria.toml, {one.key}, name", one.name) for one in catalog.criteria)
    _different((f"profiles.toml, {one.key}, name", one.name) for one in catalog.profiles)
    for theme in dict.fromkeys(_plain(asked.theme) for asked in catalog.questions):
        within = [asked for asked in catalog.questions if _plain(asked.theme) == theme]
        _different((f"questions.toml, {asked.key}, short", asked.short) for asked in within)


def _themes(questions: Iterable[Question]) -> None:
    begun = set[str]()
    for theme, group in groupby(questions, key=lambda question: question.theme):
        if theme in begun:
            place = f"questions.toml, {next(group).key}, theme"
            expected = "the questions of a theme one after the other"
            raise CatalogError(f'{place}: expected {expected}; found "{theme}" again')
        begun.add(theme)


def _sayings(question: Question) -> None:
    reserved = {_plain(says) for says in NO_ANSWERS}
    within = f"questions.toml, {question.key}, answers"
    for field in ("label", "says"):
        said = [(f"{within}.{each.key}.{field}", getattr(each, field)) for each in question.answers]
        for place, says in said:
            if _plain(says) in reserved:
                expected = "other words, for these stand beside the answers of every question"
                raise CatalogError(f'{place}: expected {expected}; found "{says}"')
        _different(said)


def _falling_away(question: Question, catalog: "Catalog") -> None:
    """Refuse that a question depends on itself, on a role, or on what may fall away, too."""
    place = f"questions.toml, {question.key}, does_not_apply_at"
    _answers(place, question.does_not_apply_at, catalog)
    for other in catalog.questions:
        is_fit = other.about is About.EMPLOYER and not other.does_not_apply_at
        if other.key in question.does_not_apply_at and not is_fit:
            expected = "a question about the employer that always applies"
            raise CatalogError(f'{place}: expected {expected}; found "{other.key}"')


def _different(texts: Iterable[tuple[str, str]]) -> None:
    """Refuse a text that says the same as one before it; each comes with its place."""
    first = dict[str, str]()
    for place, text in texts:
        other = first.setdefault(_plain(text), place)
        if other != place:
            raise CatalogError(f'{place}: expected other words than at {other}; found "{text}"')


def _plain(text: str) -> str:
    """Return text without what no reader would tell two texts apart by."""
    return " ".join(text.split()).rstrip(".").casefold()


def _levels(catalog: "Catalog") -> None:
    expected = ", ".join(f"{rating:g}" for rating in DESCRIBED_RATINGS)
    for criterion in catalog.criteria:
        if tuple(level.rating for level in criterion.levels) != DESCRIBED_RATINGS:
            place = f"criteria.toml, {criterion.key}, levels"
            raise CatalogError(f"{place}: expected one each at {expected}, in order")


def _shares(catalog: "Catalog") -> None:
    totals = Counter[str]()
    for question in catalog.questions:
        _criteria(f"questions.toml, {question.key}, shares", question.shares, catalog)
        totals.update(question.shares)
    for criterion, total in totals.items():
        if total != 100:
            place = f"questions.toml, all questions, shares.{criterion}"
            raise CatalogError(f"{place}: expected 100 percent in all; found {total}")


def _profiles(catalog: "Catalog") -> None:
    for profile in catalog.profiles:
        place = f"profiles.toml, {profile.key}"
        _criteria(f"{place}, points", profile.points, catalog)
        _criteria(f"{place}, ideal_points", profile.ideal_points, catalog)


def _warnings(catalog: "Catalog") -> None:
    asked = [question.key for question in catalog.questions]
    for warning in catalog.warnings:
        place = f"warnings.toml, {warning.key}"
        _known(f"{place}, settled_by", "question", [warning.settled_by], asked)
        for number, case in enumerate(warning.raised_when):
            within = f"{place}, raised_when.{number}"
            _answers(f"{within}.answers", case.answers, catalog)
            _known(f"{within}.same_as_present", "question", case.same_as_present, asked)
        used = dict.fromkeys(key for case in warning.raised_when for key in case.questions)
        if (found := warning.settled_by) not in used:
            expected = f"a question of its cases, {', '.join(used)}"
            raise CatalogError(f'{place}, settled_by: expected {expected}; found "{found}"')


def _deciding(catalog: "Catalog") -> None:
    """Refuse more than one answer that decides the kind, and one that cannot."""
    answers = [
        (asked, each) for asked in catalog.questions for each in asked.answers if each.decides
    ]
    for asked, answer in answers:
        place = f"questions.toml, {asked.key}, answers.{answer.key}.decides"
        if asked.about is not About.EMPLOYER:
            raise CatalogError(f"{place}: expected a question about the employer; found the role")
        if not catalog.numbers.prior_if_public:
            expected = f"how common {', '.join(PUBLIC_KINDS)} are, for {place}"
            raise CatalogError(f"beliefs.toml, prior_if_public: expected {expected}; found nothing")
        if answer is not answers[0][1]:
            raise CatalogError(f"{place}: expected one answer in all to decide; found another")


def _given(catalog: "Catalog") -> None:
    """Refuse probabilities by the answers to more than one question, or to one that is not fit."""
    by_key = {question.key: question for question in catalog.questions}
    dependent = [question for question in catalog.questions if question.given]
    for question in dependent:
        place, given = f"questions.toml, {question.key}", question.given or ""
        _known(f"{place}, given", "question", [given], by_key)
        other = by_key[given]
        if other.about is not About.EMPLOYER or other.given or given != dependent[0].given:
            expected = "one question for all, about the employer, that itself depends on none"
            raise CatalogError(f'{place}, given: expected {expected}; found "{given}"')
        options, found = [each.key for each in other.answers], question.probabilities_given
        _known(f"{place}, probabilities_given", "answer", found, options)
        if missing := [each for each in options if each not in found]:
            place = f"{place}, probabilities_given"
            raise CatalogError(f"{place}: expected {', '.join(options)}; found no {missing[0]}")


def _there(catalog: "Catalog") -> set[Kind]:
    """Return the kinds of employer that there are: of public ones those that an answer decides."""
    options = (option for asked in catalog.questions for option in asked.answers)
    return {*COMPANIES, *(kind for option in options for kind in option.decides)}


def _maturities(catalog: "Catalog") -> None:
    described = [maturity.key for maturity in catalog.maturities]
    for missing in sorted(_there(catalog) - set(described)) if described else ():
        raise CatalogError(f"outlook.toml, {missing}, key: expected a block for every kind")
    companies = [kind for kind in catalog.maturities if not kind.key.is_public]
    if described and all(kind.ruled_out_by for kind in companies):
        raise CatalogError("outlook.toml, ruled_out_by: expected a kind that nothing rules out")
    for maturity in catalog.maturities:
        _answers(f"outlook.toml, {maturity.key}, ruled_out_by", maturity.ruled_out_by, catalog)


def _criteria(place: str, used: Iterable[str], catalog: "Catalog") -> None:
    _known(place, "criterion", used, [criterion.key for criterion in catalog.criteria])


def _answers(place: str, used: Mapping[str, Iterable[str]], catalog: "Catalog") -> None:
    offered = {asked.key: [option.key for option in asked.answers] for asked in catalog.questions}
    _known(place, "question", used, offered)
    for question, options in used.items():
        _known(f"{place}.{question}", "answer", options, offered[question])


def _known(place: str, what: str, used: Iterable[str], there: Collection[str]) -> None:
    for name in used:
        if name not in there:
            near = get_close_matches(name, there, cutoff=0.5) or list(there)
            expected = f"one such as {', '.join(near)}" if near else "none, for there is none"
            raise CatalogError(f'{place}: unknown {what} "{name}"; expected {expected}')
