"""Decisions to make reports of: with pay, and with something to find in every text."""

import json
from datetime import date

from criteria.criterion import PAY_KEY
from decision import edits
from decision.analysis import analyse
from decision.files import decision_json
from decision.findings.findings import Findings
from decision.model import Pay, PayBasis, PayCurve, revised
from decision.report import document
from tests.decisions import HOSTILE, founding_case, measured_case

TODAY = date(2026, 11, 29)


def report(decision, **options):
    return document.written(Findings(analyse(decision)), TODAY, **options)


def with_pay(decision, amounts, *, counts=True):
    """The decision in which the offers pay these amounts a year."""
    curve = PayCurve(least=40_001.0, enough=160_003.0)
    decision = revised(decision, pay_basis=PayBasis(currency="Qzk", curve=curve))
    for offer, amount in zip(decision.offers, amounts, strict=False):
        pay = Pay(currency="Qzk", base={"amount": float(amount)})
        decision = edits.change_offer(decision, offer.key, pay=pay)
    return revised(decision, criteria=[*decision.criteria, PAY_KEY]) if counts else decision


def hostile_case():
    """The founding case in which all that can be typed is hostile, in one way or another."""
    typed = iter([f"{HOSTILE[n % len(HOSTILE)]} {n}" for n in range(10_000)])
    fields = {"currency": "<i>$x_1$</i>", "unit": "<b>$x^2$</b>"}
    whole = with_pay(measured_case(), [83_219, 97_423, 61_337])
    answered = founding_case().model_dump(mode="json")
    document = whole.model_dump(mode="json")
    document["employers"].append({**answered["employers"][0], "key": "answered"})
    offer = {**answered["offers"][0], "key": "answered", "employer": "answered", "origin": None}
    document["offers"].append(offer)
    document["choice"] = {"offer": "answered", "reasons": "", "afterwards": ""}
    document = filled_in(document, lambda field: fields.get(field) or next(typed))
    return decision_json.read("a.json", json.dumps(document).encode())


def filled_in(document, text):
    """The document with another text in every field for what the user types."""
    if isinstance(document, dict):
        return {
            key: text(key) if key in TYPED and isinstance(inside, str) else filled_in(inside, text)
            for key, inside in document.items()
        }
    return [filled_in(each, text) for each in document] if isinstance(document, list) else document


def _typed(schema):
    """The names of all fields that hold free text, by the JSON schema of a decision."""
    fields = [field for part in (schema, *schema["$defs"].values())
              for field in part.get("properties", {}).items()]  # fmt: skip
    return {
        name
        for name, what in fields
        if what.get("type") == "string" and not {"pattern", "enum", "const", "format"} & set(what)
    }


TYPED = _typed(decision_json.schema()) - {"catalog_version"}
