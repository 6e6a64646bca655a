"""From an analysis to plotly figures, as plain dicts."""
