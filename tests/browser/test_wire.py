"""What does a slider's move send? Little, whatever stands on the page; and all of it is true."""

import pytest

from decision.store.store import Store
from tests.bench.visitor import Visitor
from tests.decisions import founding_case

MESSAGES, SIZE = 20, 15_000


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
