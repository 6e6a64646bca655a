"""From an analysis to plotly figures, as plain dicts."""

from decision.charts.colours import offer_colour
from decision.charts.contributions import contributions_chart
from decision.charts.difference import difference_chart
from decision.charts.figure import Chart, plotly_script
from decision.charts.profile import profile_chart
from decision.charts.shares import shares_chart
from decision.charts.switching import switching_chart
from decision.charts.trade_off import THE_REST, opposed, trade_off_chart
from decision.charts.weight_map import weight_map

__all__ = [
    "THE_REST",
    "Chart",
    "contributions_chart",
    "difference_chart",
    "offer_colour",
    "opposed",
    "plotly_script",
    "profile_chart",
    "shares_chart",
    "switching_chart",
    "trade_off_chart",
    "weight_map",
]
