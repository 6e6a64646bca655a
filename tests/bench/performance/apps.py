"""What is ours compared with? An app with one slider and a text, and one with four plain charts."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.browser.app_server import AppServer

EMPTY = "import streamlit as st\nst.write('at', st.slider('Impact', 0, 100, 20))\n"
PLAIN = """\
import streamlit as st, plotly.graph_objects as go
names = ["Impact", "Learning", "Specialization", "Stability", "Transferable skills"]
points = [st.slider(name, 0, 100, 50) for name in names]
st.dataframe({"Criterion": names, "Points": points})
offers = ["Lab", "Founding team", "Stay", "Stay with a PhD"]
for chart in range(4):
    bars = [go.Bar(name=n, y=offers, x=[p * (1 + chart + k) for k in range(4)], orientation="h")
            for n, p in zip(names, points)]
    st.plotly_chart(go.Figure(bars, {"barmode": "stack"}), key=f"chart{chart}")
"""
ONE_CHART = """\
import streamlit as st, plotly.graph_objects as go
st.plotly_chart(go.Figure(go.Bar(y=["Lab", "Stay"], x=[60, 40], orientation="h")))
"""


class PlainServer(AppServer):
    """A server of an app of a few lines, with Streamlit's own settings."""

    def __init__(
        self, folder: Path, app: str, *further: str, environment: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(folder, environment)
        self._app, self._further = app, further

    def start(self) -> "PlainServer":
        app = self.folder.with_suffix(".py")
        app.write_text(self._app, encoding="utf-8")
        options = ["--server.headless", "true", "--server.port", str(self.port)]
        options += ["--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false"]
        command = [sys.executable, "-m", "streamlit", "run", str(app), *options, *self._further]
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=app.parent, env=self._environment, stdout=log, stderr=log
            )
        self._wait()
        return self
