"""A real browser for tests, where one is installed, and axe-core to look for barriers in its pages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")
# Milliseconds: machines that test are often busy with other things.
PATIENCE = 180_000


@contextmanager
def browser_page(width: int = 1300) -> Iterator[Page]:
    """An empty page in headless Chromium; the test is skipped where there is none, or no Playwright to drive it."""
    driver = pytest.importorskip("playwright.sync_api")
    found = next((path for path in map(shutil.which, NAMES) if path is not None), None)
    if found is None:
        pytest.skip("no Chromium here")
    with driver.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=FLAGS)
        context = browser.new_context(viewport={"width": width, "height": 1000}, bypass_csp=True)
        context.set_default_timeout(PATIENCE)
        try:
            yield context.new_page()
        finally:
            browser.close()


def painted(page: Page) -> None:
    """Wait until the page has been drawn: keys pressed before that can be lost where a machine is busy."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def barriers(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.1 AA and good practice on a page, one line a rule and place."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    # What is out of view is laid out too, so that it is judged.
    page.add_style_tag(content="*{content-visibility:visible!important}")
    # The whole list of findings would be long: violations alone are asked for.
    options = {"runOnly": {"type": "tag", "values": list(RULES)}, "resultTypes": ["violations"]}
    found: list[dict[str, Any]] = axe.Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['target']} {node['html'][:160]}" for rule in found for node in rule["nodes"][:5]]
