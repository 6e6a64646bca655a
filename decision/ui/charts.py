"""How do all charts come on screen? Through this one function, so that the way can be exchanged."""

from importlib.metadata import version

from decision.charts import Chart
from decision.ui.components.chart import ChartTable, show_chart

PLOTLY_URL = f"/charts/plotly-{version('plotly')}.min.js"


def show(chart: Chart, key: str) -> None:
    """Draw a chart; zoom and hidden traces live as long as the key is on the page."""
    show_chart(
        chart.figure,
        key=key,
        alt=chart.alt,
        table=ChartTable(chart.columns, chart.rows, chart.behind),
        height=chart.height,
        source=PLOTLY_URL,
    )
