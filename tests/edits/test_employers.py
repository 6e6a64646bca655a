from hypothesis import given
from hypothesis import strategies as st

from decision import edits
from decision.model import Answer, Employer, revised
from tests.decisions import founding_case, names, rated

LAB, TEAM, STAY, PHD = (offer.key for offer in founding_case().offers)


def test_an_employer_leaves_with_its_last_offer():
    decision = edits.delete_offer(founding_case(), STAY)
    assert {employer.key for employer in decision.employers} == {"lab", "startup", "present"}
    decision = edits.delete_offer(decision, PHD)
    assert {employer.key for employer in decision.employers} == {"lab", "startup"}


def test_offers_of_one_employer_name_become_a_family():
    decision = edits.set_employer(founding_case(), TEAM, " multinational WITH a research lab ")
    assert decision.offers[1].employer == "lab"
    assert {employer.key for employer in decision.employers} == {"lab", "present"}
    decision = edits.set_employer(decision, TEAM, "Somebody new")
    assert decision.employer_of(decision.offers[1]).name == "Somebody new"


def test_the_name_of_an_employer_can_be_written_otherwise_for_all_its_offers():
    before = founding_case().employers[2]
    decision = edits.set_employer(founding_case(), PHD, before.name.upper())
    (present,) = (e for e in decision.employers if e.key == before.key)
    assert present == before.model_copy(update={"name": before.name.upper()})
    assert present.name != before.name
    assert [offer.employer for offer in decision.offers] == ["lab", "startup", "present", "present"]


def test_an_employer_of_a_name_that_two_have_is_not_written_otherwise():
    double = [e.model_copy(update={"name": "Acme"}) for e in founding_case().employers]
    decision = edits.set_employer(revised(founding_case(), employers=tuple(double)), STAY, "ACME")
    assert {employer.name for employer in decision.employers} == {"Acme"}


def test_a_new_offer_named_like_an_employer_gets_one_of_another_name():
    decision = edits.set_employer(rated({"A": {}, "B": {}}), "a", "Acme")
    decision = edits.add_offers(decision, [(" ACME ", {}), ("Acme 2", {})])
    found = [decision.employer_of(offer).name for offer in decision.offers]
    assert found == ["Acme", "B", "ACME 2", "Acme 2 2"]
    named = [(offer.name, offer.key) for offer in decision.offers[2:]]
    assert named == [("ACME", "acme"), ("Acme 2", "acme_2")]


@given(st.lists(names, max_size=5), st.lists(st.sampled_from(["A", "a ", "A 2", "B"]), max_size=5))
def test_no_two_employers_share_a_name_whatever_the_offers_are_called(others, alike):
    decision = rated({})
    for name in [*others, *alike]:
        decision = edits.add_offers(decision, [(edits.free_name(decision, name), {})])
        decision = edits.set_employer(decision, decision.offers[0].key, "A 3")
    folded = [employer.name.casefold() for employer in decision.employers]
    assert len(folded) == len(set(folded))


def test_an_employer_without_offers_outlasts_the_edits_of_other_offers():
    waiting = Employer(key="waiting", name="Waiting", answers={"q": Answer(option="a")})
    decision = founding_case()
    decision = revised(decision, employers=(*decision.employers, waiting))
    for edit in (
        lambda d: edits.change_offer(d, LAB, note="call"),
        lambda d: edits.mark_present_job(d, LAB),
        lambda d: edits.move_offer(d, LAB, 1),
        lambda d: edits.duplicate_offer(d, LAB),
        lambda d: edits.set_employer(d, LAB, "Somebody new"),
        lambda d: edits.delete_offer(d, LAB),
    ):
        assert waiting in edit(decision).employers
    taken = edits.set_employer(decision, LAB, "waiting")
    assert taken.employer_of(taken.offers[0]).answers.keys() >= {"q"}
    assert waiting not in edits.delete_offer(taken, LAB).employers


def test_an_employer_that_is_named_after_its_offer_follows_until_it_has_its_own_name():
    decision = rated({"Stay": {}, "Lab": {}})
    renamed = edits.rename_offer(decision, "stay", "Postdoc, university lab")
    assert [employer.name for employer in renamed.employers] == ["Postdoc, university lab", "Lab"]
    own = edits.set_employer(renamed, "stay", "University")
    again = edits.rename_offer(own, "stay", "Postdoc")
    assert again.employer_of(again.offers[0]).name == "University"


def test_an_employer_of_several_offers_keeps_its_name_when_one_is_renamed():
    decision = rated({"Lab": {}})
    family = edits.rename_offer(edits.duplicate_offer(decision, "lab"), "lab", "The lab")
    assert [employer.name for employer in family.employers] == ["Lab"]


def test_an_employer_that_follows_takes_no_name_of_another():
    decision = rated({"Stay": {}, "Lab": {}})
    decision = edits.set_employer(decision, "lab", "Institute")
    renamed = edits.rename_offer(decision, "stay", "Institute")
    assert [employer.name for employer in renamed.employers] == ["Institute 2", "Institute"]
    back = edits.rename_offer(renamed, "stay", "Home")
    assert back.employer_of(back.offers[0]).name == "Home"
