"""A visitor without a browser: opens a page by the websocket, and moves its sliders.

What is sent and received is what a browser would; what is missing is the drawing.
"""

import json
import time
from contextlib import ExitStack
from itertools import count
from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

PATIENCE = 120.0  # seconds
BIGGEST = 64 * 2**20


class Run(NamedTuple):
    """One run of the script: seconds until it finished, messages received, and their bytes."""

    seconds: float
    messages: int
    size: int


class Visitor:
    """A session on a server.

    Parameters
    ----------
    url
        Of the server, with a slash at its end.
    identity
        Of the decision that is opened; without one no sliders are looked for.
    page
        Path of the page.
    """

    def __init__(self, url: str, identity: str = "", page: str = "") -> None:
        address = f"{url.replace('http', 'ws', 1)}_stcore/stream"
        self._open = ExitStack()
        self._line = self._open.enter_context(
            connect(
                address,
                subprotocols=["streamlit"],
                max_size=BIGGEST,
                open_timeout=PATIENCE,
                ping_interval=None,  # a busy server may be late to answer
            )
        )
        self._query, self._page = f"d={identity}" if identity else "", page
        self.board = self.fragment = ""
        self.gesture = f"{id(self)}-1"  # moves of one gesture are one entry of the history
        self._seq, self._attempt = count(int(1000 * time.time())), count(1)
        self.opened = self._run(self._message())

    def move(self, **points: float) -> Run:
        """Move sliders of the board, and wait for the answer."""
        message, seq = self._message(), next(self._seq)
        message.rerun_script.fragment_id = self.fragment
        moved = {"seq": seq, "gesture": self.gesture, "points": points}
        state = message.rerun_script.widget_states.widgets.add()
        state.id = self.board
        state.json_value = json.dumps({"moved": {"attempt": next(self._attempt), **moved}})
        return self._run(message)

    def run(self) -> Run:
        """Ask for the page again."""
        return self._run(self._message())

    def close(self) -> None:
        self._open.close()

    def _message(self) -> BackMsg:
        message = BackMsg()
        message.rerun_script.query_string = self._query
        message.rerun_script.page_name = self._page
        return message

    def _run(self, message: BackMsg) -> Run:
        start = time.perf_counter()
        self._line.send(message.SerializeToString())
        messages = size = 0
        while True:
            data = self._line.recv(PATIENCE)
            messages, size = messages + 1, size + len(data)
            told = ForwardMsg.FromString(data)
            self._look(told)
            if told.WhichOneof("type") == "script_finished":
                return Run(time.perf_counter() - start, messages, size)

    def _look(self, told: ForwardMsg) -> None:
        """Note the board of sliders, and which part of the page runs with it."""
        drawn = told.delta.new_element.bidi_component
        if drawn.json and json.loads(drawn.json).get("part") == "weights_board":
            self.board, self.fragment = drawn.id, told.delta.fragment_id
