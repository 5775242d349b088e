"""Chromium for the benchmarks that look at reports as a reader does (needs chromium, chromedriver and selenium)."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from selenium import webdriver

_READY = "return document.body?.dataset.took !== undefined && !document.body.dataset.busy"


def chromium(width: int = 1400, *, dark: bool = False) -> webdriver.Chrome:
    """A browser without a window of its own, as wide as it is said; it asks for light pages or dark ones."""
    options = webdriver.ChromeOptions()
    for flag in ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", f"window-size={width},900"):
        options.add_argument(f"--{flag}")
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
    return driver


def visit(driver: webdriver.Chrome, address: str) -> None:
    """Open a page of a report as if for the first time, and wait until it is there."""
    driver.get("about:blank")
    driver.get(address)
    ready(driver)


def ready(driver: webdriver.Chrome, seconds: float = 120.0) -> None:
    """Wait until a page of a report says that it is there."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        if driver.execute_script(_READY):
            return
        time.sleep(0.01)
    raise TimeoutError(driver.current_url)


def address_of(report: Path) -> str:
    """Address of a report: a folder or one file."""
    return (report / "index.html" if report.is_dir() else report).resolve().as_uri()
