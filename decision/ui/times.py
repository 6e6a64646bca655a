"""How is a time said? As the clock of whoever looks shows it."""

from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st


def when(stored: str) -> str:
    """Return a time as the store has it, in words."""
    time = datetime.fromisoformat(stored).astimezone(_zone())
    return f"{time.day} {time:%b %Y, %H:%M}"


def _zone() -> tzinfo:
    """Return the time zone of the browser, as far as this machine knows it."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):  # of "America" there is a folder
        return UTC
