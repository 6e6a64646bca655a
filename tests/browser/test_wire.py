"""What does a move or an answer send? Little, whatever stands on the page; and all is true."""

import json

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from decision.store.store import Store
from tests.bench.visitor import Run, Visitor
from tests.decisions import founding_case

MESSAGES, SIZE = 20, 15_000
ANSWER_SIZE = 60_000  # with all questions and their answers
RATINGS = "<section class='ratings'>"


@pytest.mark.parametrize("page", ["", "how-sure", "ask"])
def test_a_move_sends_few_messages_and_few_bytes(server, page):
    store = Store(server.folder)
    identity = store.create(founding_case())
    visitor = Visitor(server.url, identity, page)
    runs = [visitor.move(impact=points) for points in (70.0, 71.0, 12.0)]
    visitor.close()
    assert max(run.messages for run in runs) <= MESSAGES
    assert max(run.size for run in runs) <= SIZE
    assert visitor.opened.messages > 2 * MESSAGES  # the page itself is all there
    assert store.newest(identity).decision.points["impact"] == 12


class Answerer(Visitor):
    """A visitor who answers questions instead of moving sliders."""

    seq, ratings = 0, ""

    def answer(self, question: str, option: str) -> Run:
        """Answer a question about the offer that is looked at, and wait for what that draws."""
        self.seq += 1
        cell = next(each for each in self.cells if each.endswith(f".{question}"))
        was = self.cells[cell]["fields"]["option"]
        change = {"seq": self.seq, "cell": cell, "field": "option", "value": option, "was": was}
        message = self._message()
        message.rerun_script.fragment_id = self.fragment
        state = message.rerun_script.widget_states.widgets.add()
        state.id = self.list
        changed = {"attempt": self.seq, "client": "answerer", "changes": [change]}
        state.json_value = json.dumps({"changed": changed})
        return self._run(message)

    def _look(self, told: ForwardMsg) -> None:
        drawn = told.delta.new_element
        if RATINGS in drawn.html.body:
            self.ratings = drawn.html.body
        if drawn.bidi_component.json:
            data = json.loads(drawn.bidi_component.json)
            if data["part"] == "question_list":
                self.list, self.fragment = drawn.bidi_component.id, told.delta.fragment_id
                (list_told,) = data["told"]
                self.cells = list_told["cells"]


def test_an_answer_draws_what_follows_it_and_not_the_page_around_it(server):
    store = Store(server.folder)
    identity = store.create(founding_case())
    visitor = Answerer(server.url, identity, "offers")
    page, shown = visitor.fragment, {visitor.ratings}
    runs = []
    for option in ("none", "supports", "is_the_product"):
        runs.append(visitor.answer("revenue_link", option))
        shown.add(visitor.ratings)
    visitor.close()
    assert len(shown) == 4
    assert visitor.fragment == page
    assert max(run.messages for run in runs) <= MESSAGES
    assert max(run.size for run in runs) <= ANSWER_SIZE
    assert visitor.opened.messages > 3 * MESSAGES
    decision = store.newest(identity).decision
    assert decision.employers[0].answers["revenue_link"].option == "is_the_product"
