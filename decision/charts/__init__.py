"""From findings to plotly figures, as plain dicts."""

from decision.charts.by_criterion import difference_chart, profile_chart
from decision.charts.colours import offer_colour
from decision.charts.contributions import contributions_chart
from decision.charts.figure import Chart, plotly_script
from decision.charts.shares import shares_chart
from decision.charts.switching import switching_chart
from decision.charts.trade_off import trade_off_chart
from decision.charts.weight_map import weight_map

__all__ = [
    "Chart",
    "contributions_chart",
    "difference_chart",
    "offer_colour",
    "plotly_script",
    "profile_chart",
    "shares_chart",
    "switching_chart",
    "trade_off_chart",
    "weight_map",
]
