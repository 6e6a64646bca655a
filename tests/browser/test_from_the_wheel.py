from playwright.sync_api import expect

from tests.browser.app_server import AppServer
from tests.test_wheel import unpacked

__all__ = ["unpacked"]


def test_the_app_runs_from_the_wheel_with_its_theme_and_limits(unpacked, tmp_path, open_page):
    server = AppServer(tmp_path / "data", {"PYTHONPATH": str(unpacked)}).start()
    try:
        page = open_page(server.url, color_scheme="dark")
        expect(page.locator(".verdict h2")).to_contain_text("Research lab")
        expect(page.locator(".crossroads-plot svg").first).to_be_visible()
        background = page.evaluate(
            "getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor"
        )
        assert background == "rgb(18, 23, 30)"
        assert "0.0.0.0" not in server.log()
    finally:
        server.stop()
