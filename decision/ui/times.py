"""When was something done? In the time zone of the browser, as far as this machine knows it."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def when(stored: str) -> str:
    """Return a stored time as people read it."""
    time = datetime.fromisoformat(stored).astimezone(_zone())
    return f"{time.day} {time:%b %Y, %H:%M}"


def _zone() -> tzinfo:
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):  # of "America" there is a folder
        return UTC
