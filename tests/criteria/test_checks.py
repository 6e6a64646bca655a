"""Word files that do not fit together: our own, each with one mistake."""

import re
import shutil
from dataclasses import replace

import pytest

from criteria import catalog
from criteria.catalog import CatalogError
from criteria.checks import check
from criteria.question import COMPANIES, About
from decision.beliefs.questionnaire import questionnaire
from tests.questionnaires import question

# What there is of public kinds in our own word files.
PRIOR_IF_PUBLIC = r"(?s)\[prior_if_public\].*?\n\n"
PUBLIC_LAB = r'(?s)\[\[maturity\]\]\nkey = "public_lab".*?\[\[forecast\]\]'
DESCRIBED_PUBLIC = (
    r'(?s)\[\[maturity\]\]\nkey = "(university|public_lab)".*?\n\n'
    r'|\[\[forecast\]\]\n[^[]*?business_model = \["public"\].*?\n\n'
)
OF_PUBLIC = (
    r'(?m)^    \{ key = "public".*\n|^probabilities = \{ university.*\n'
    r"|, university = \[[^]]*\], public_lab = \[[^]]*\]|, 0(?=\])|^does_not_apply_at = .*\n"
)

# File, what stands there, what is written instead, what is said of it.
MISTAKES = [
    (
        "questions.toml",
        "shares = { transferable_skills = 34 }",
        "shares = { transferable = 32 }",
        "tools, the whole entry: .*answer all_internal: expected ratings on transferable; "
        "found transferable_skills$",
    ),
    (
        "questions.toml",
        'theme = "Where the money comes from"',
        'theme = "How they do ML"',
        'mlops_signals, theme: expected .* one after the other; found "How they do ML" again$',
    ),
    (
        "questions.toml",
        "shares = { stability = 32 }",
        "shares = { stability = 33 }",
        "all questions, shares.stability: expected 100 percent in all; found 101",
    ),
    (
        "questions.toml",
        "ratings = { stability = 0 }",
        "ratings = { stability = 0.3 }",
        "runway, answers.0: .*expected a multiple of 0.5; found 0.3",
    ),
    (
        "questions.toml",
        'worse = "last"',
        'worse = "both"',
        "same_seat, worse: Input should be 'first', 'last', 'neither' or 'none'",
    ),
    (
        "profiles.toml",
        "stability = 95",
        "calm = 95",
        'steady_hand, points: unknown criterion "calm"; expected one such as impact, learning',
    ),
    (
        "profiles.toml",
        "ideal_points = { specialization = 2.5 }",
        "ideal_points = { specialisation = 2.5 }",
        'ideal_points: unknown criterion "specialisation"; expected one such as specialization',
    ),
    ("profiles.toml", "points = { impact = 40,", "points = { impact = 101,", "points.impact: "),
    ("profiles.toml", '["mature", ', '["old", ', "specialist_researcher, suits.0: Input should"),
    (
        "warnings.toml",
        'settled_by = "leaders_know_ml"',
        'settled_by = "leader"',
        'nobody_can_judge, settled_by: unknown question "leader"; expected one such as',
    ),
    (
        "warnings.toml",
        'settled_by = "leaders_know_ml"',
        'settled_by = "runway"',
        "nobody_can_judge, settled_by: expected a question of its cases, .*leaders_know_ml.*; "
        'found "runway"$',
    ),
    ("warnings.toml", "[[warning]]", "[[warnin]]", r'warnin: expected \[\[warning\]\]; found "w'),
    ("profiles.toml", "[[profile]]", "[[profil]]", r'profil: expected .*; found "profil"$'),
    ("criteria.toml", "[[criterion]]", "colour = 1\n[[criterion]]", 'colour: .*; found "colour"$'),
    (
        "outlook.toml",
        "\n[[forecast]]",
        "\n[[cast]]",
        r"cast: expected \[\[maturity\]\] or \[\[forecast",
    ),
    (
        "warnings.toml",
        "{ leaders_know_ml =",
        "{ leaders =",
        r'raised_when.\d.answers: unknown question "leaders"; expected .*leaders_know_ml',
    ),
    (
        "warnings.toml",
        '["under_6_months"]',
        '["soon"]',
        'runway_short, raised_when.0.answers.runway: unknown answer "soon"',
    ),
    (
        "warnings.toml",
        'same_as_present = ["revenue_link"]',
        'same_as_present = ["the_link"]',
        'same_situation, raised_when.0.same_as_present: unknown question "the_link"',
    ),
    (
        "outlook.toml",
        'business_model = ["ml_product"]',
        'business_model = ["ml"]',
        'answers.business_model: unknown answer "ml"; expected one such as non_technical_product',
    ),
    (
        "outlook.toml",
        'ruled_out_by = { revenue_link = ["none"] }',
        'ruled_out_by = { revenue_link = ["zero"] }',
        'emerging, ruled_out_by.revenue_link: unknown answer "zero"',
    ),
    (
        "outlook.toml",
        'ruled_out_by = { revenue_link = ["none"] }',
        'ruled_out_by = { runway = ["under_6_months"] }',
        "ruled_out_by.runway: expected a question that does not depend on company_size",
    ),
    ("outlook.toml", 'key = "mature"', 'key = "unaware"', "unaware, key: used 2 times"),
    (
        "outlook.toml",
        'key = "unaware"\n',
        'key = "unaware"\nruled_out_by = { revenue_link = ["supports"] }\n',
        "ruled_out_by: expected a kind that nothing rules out",
    ),
    (
        "questions.toml",
        'decides = ["university", "public_lab"]',
        'decides = ["university", "mature"]',
        "business_model, answers.4: .*expected some of university, public_lab; found mature",
    ),
    (
        "questions.toml",
        'label = "Software", ',
        'label = "Software", decides = ["university"], ',
        "business_model, the whole entry: .*unaware: expected 0 at software_product, which dec",
    ),
    (
        "questions.toml",
        'label = "Nobody", ',
        'label = "Nobody", decides = ["university"], ',
        "leaders_know_ml, the whole entry: .*expected 0 at nobody, which decides",
    ),
    (
        "questions.toml",
        'label = "Under 6 months", ',
        'label = "Under 6 months", decides = ["university"], ',
        "runway, .*university: expected 1 at under_6_months, which decides it",
    ),
    (
        "questions.toml",
        'label = "You dread it", ',
        'label = "You dread it", decides = ["university"], ',
        "excitement, answers.dread.decides: expected a question about the employer; found the role",
    ),
    (
        "questions.toml",
        'label = "Only promised", ',
        'label = "Only promised", decides = ["university"], ',
        "ml_budget, the whole entry: .*expected 0 at promised",
    ),
    (
        "questions.toml",
        'does_not_apply_at = { business_model = ["public"] }',
        'does_not_apply_at = { business_model = ["none"] }',
        'revenue_link, does_not_apply_at.business_model: unknown answer "none"',
    ),
    (
        "questions.toml",
        'does_not_apply_at = { business_model = ["public"] }',
        'does_not_apply_at = { newness = ["the_same"] }',
        "revenue_link, does_not_apply_at: expected a question .* that always applies; "
        'found "newness"',
    ),
    (
        "questions.toml",
        'does_not_apply_at = { business_model = ["public"] }',
        'does_not_apply_at = { team_revenue = ["earns"] }',
        'revenue_link, does_not_apply_at: expected a question about .* found "team_revenue"',
    ),
    (
        "questions.toml",
        'given = "company_size"',
        'given = "size"',
        'runway, given: unknown question "size"',
    ),
    (
        "questions.toml",
        'given = "company_size"',
        'given = "newness"',
        'runway, given: expected one question for all, about the employer, .* found "newness"',
    ),
    ("questions.toml", 'given = "company_size"\n', "", "runway, .*probabilities_given go together"),
    (
        "questions.toml",
        "up_to_50 = [0.26, 0.4, 0.2, 0.14], ",
        "",
        "runway, probabilities_given: expected up_to_50, .*over_5000; found no up_to_50",
    ),
    (
        "questions.toml",
        "up_to_50 = [0.26, 0.4, 0.2, 0.14], ",
        "up_to_50 = [0.26, 0.4, 0.2], ",
        "runway, .*up_to_50: expected 4 probabilities that add up to 1; found 3 that add up",
    ),
    (
        "outlook.toml",
        '[[maturity]]\nkey = "public_lab"\n',
        '[[maturity]]\nkey = "mature"\n',
        "mature, key: used 2 times",
    ),
]


def ours_with(tmp_path, file, change):
    """Return a folder with our own word files, the text of one of them changed."""
    for path in catalog.FOLDER.glob("*.toml"):
        shutil.copy(path, tmp_path)
    path = tmp_path / file
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("file", "old", "new", "message"), MISTAKES)
def test_a_mistake_is_reported_with_file_key_and_field(tmp_path, file, old, new, message):
    folder = ours_with(tmp_path, file, lambda text: text.replace(old, new, 1))
    with pytest.raises(CatalogError, match=message) as refusal:
        catalog.load(folder)
    assert str(refusal.value).startswith(f"{file}, ")


def test_only_one_answer_decides_the_kind_of_employer():
    words = catalog.load()
    other = question("owner", about=About.EMPLOYER)
    options = [other.answers[0].model_copy(update={"decides": ("university",)}), *other.answers[1:]]
    with_two = (*words.questions, other.model_copy(update={"answers": tuple(options)}))
    message = "owner, answers.a.decides: expected one answer in all to decide; found another"
    with pytest.raises(CatalogError, match=message):
        check(replace(words, questions=with_two))


def test_how_common_public_employers_are_must_be_said_where_an_answer_decides_them(tmp_path):
    folder = ours_with(tmp_path, "beliefs.toml", lambda text: re.sub(PRIOR_IF_PUBLIC, "", text))
    message = "^beliefs.toml, prior_if_public: expected how common university, public_lab are, for "
    with pytest.raises(CatalogError, match=message):
        catalog.load(folder)


def test_a_public_kind_that_an_answer_decides_must_be_described(tmp_path):
    undescribed = ours_with(
        tmp_path, "outlook.toml", lambda text: re.sub(PUBLIC_LAB, "[[forecast]]", text)
    )
    with pytest.raises(CatalogError, match="public_lab, key: expected a block for every kind"):
        catalog.load(undescribed)


def test_a_catalogue_older_than_public_kinds_has_none(tmp_path):
    folder = ours_with(tmp_path, "questions.toml", lambda text: re.sub(OF_PUBLIC, "", text))
    for file, pattern in (("outlook.toml", DESCRIBED_PUBLIC), ("beliefs.toml", PRIOR_IF_PUBLIC)):
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(re.sub(pattern, "", text), encoding="utf-8")
    (folder / "warnings.toml").unlink()
    old = catalog.load(folder)
    assert questionnaire(old).kinds == COMPANIES
    assert [kind.key for kind in old.maturities] == [*COMPANIES]


def test_a_share_in_an_unknown_criterion_is_refused(tmp_path):
    renamed = ours_with(
        tmp_path, "questions.toml", lambda text: text.replace("daily_life =", "daylight =")
    )
    message = 'hours_and_freedom, shares: unknown criterion "daylight"; expected one such as'
    with pytest.raises(CatalogError, match=message):
        catalog.load(renamed)


def test_a_kind_of_employer_left_undescribed_is_refused(tmp_path):
    def without_emerging(text):
        start, end = text.index('[[maturity]]\nkey = "emerging"'), text.index('key = "mature"')
        return text[:start] + "[[maturity]]\n" + text[end:]

    with pytest.raises(CatalogError, match="emerging, key: expected a block for every kind"):
        catalog.load(ours_with(tmp_path, "outlook.toml", without_emerging))


def test_without_questions_a_warning_has_nothing_to_refer_to(tmp_path):
    folder = ours_with(tmp_path, "questions.toml", str)
    (folder / "questions.toml").unlink()
    with pytest.raises(CatalogError, match=r"runway_short, .*expected none, for there is none"):
        catalog.load(folder)


@pytest.mark.parametrize("file", ["questions.toml", "profiles.toml", "warnings.toml"])
def test_a_file_that_is_there_must_say_something(tmp_path, file):
    with pytest.raises(CatalogError, match=rf"{file}: expected at least one \[\["):
        catalog.load(ours_with(tmp_path, file, lambda text: ""))
