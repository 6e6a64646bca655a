import pytest
import streamlit as st

from decision import edits
from decision.ui import saving


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("CROSSROADS_DATA_DIR", str(tmp_path))
    st.cache_resource.clear()
    yield saving.store()
    st.cache_resource.clear()


@pytest.fixture
def kept(store):
    return store.create(edits.started("Mine"))
