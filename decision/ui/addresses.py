"""What does the server answer beside what Streamlit does? Addresses, as seen from a page."""

from importlib.metadata import version

# A URL of this server, so that nothing needs the internet.
PLOTLY_URL = f"charts/plotly-{version('plotly')}.min.js"
WATCH = "watch/"
