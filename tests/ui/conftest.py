from functools import cache

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner

from decision import edits
from decision.ui import saving


@pytest.fixture(scope="session", autouse=True)
def packages_are_read_once():
    """A server looks once which installed packages bring components, `AppTest` at every run."""
    with pytest.MonkeyPatch.context() as patch:
        scan = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(scan))
        yield


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("CROSSROADS_DATA_DIR", str(tmp_path))
    st.cache_resource.clear()
    yield saving.store()
    st.cache_resource.clear()


@pytest.fixture
def kept(store):
    return store.create(edits.started("Mine"))
