"""What does the server answer beside what Streamlit does? Addresses, as seen from a page."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

# A URL of this server, so that nothing needs the internet.
PLOTLY_URL = f"charts/plotly-{version('plotly')}.min.js"
WATCH = "watch/"
# The files of our own parts of pages, served whole by Streamlit, and the one that leads into all.
WEB = Path(__file__).with_name("components") / "web"
PART = "part"


@cache
def all_parts() -> str:
    """Return the name under which Streamlit knows all parts, with the hash of all their files."""
    files = sorted(path for path in WEB.iterdir() if path.is_file())
    words = b"\n".join(path.name.encode() + path.read_bytes() for path in files)
    return f"crossroads-{sha256(words).hexdigest()[:12]}.{PART}"


def way_into_parts() -> str:
    """Return the address of the script that leads into all parts."""
    return f"_stcore/bidi-components/{all_parts()}/{PART}.js"
