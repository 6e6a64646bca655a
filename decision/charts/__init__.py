"""From findings to plotly figures, as plain dicts."""

from decision.charts.by_criterion import difference_chart as difference_chart
from decision.charts.by_criterion import profile_chart as profile_chart
from decision.charts.colours import offer_colour as offer_colour
from decision.charts.contributions import contributions_chart as contributions_chart
from decision.charts.deadlines import deadlines_chart as deadlines_chart
from decision.charts.leaving import exercise_chart as exercise_chart
from decision.charts.leaving import leaving_chart as leaving_chart
from decision.charts.pay import sure_and_hoped_chart as sure_and_hoped_chart
from decision.charts.pay_by_year import pay_by_year_chart as pay_by_year_chart
from decision.charts.plot import Chart as Chart
from decision.charts.plot import plotly_script as plotly_script
from decision.charts.shares import shares_chart as shares_chart
from decision.charts.switching import switching_chart as switching_chart
from decision.charts.trade_off import trade_off_chart as trade_off_chart
from decision.charts.weight_map import weight_map as weight_map
