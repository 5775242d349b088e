"""Draw the pictures of README.md: an article in the report of the sample, light and dark. Needs Chromium.

make pictures
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import framing as fr
from framing.shipped import shipped

FOLDER = Path(__file__).resolve().parent / "pictures"
SIZE = (1180, 640)
SHARP = 1.5  # pixels of the picture for one of the page
COLOURS = 96  # as few as look the same, so that a picture is small
FRAMES = {"light": "#dcdfe4", "dark": "#353b44"}
#: Two paragraphs above that of the term begin below the bar.
SCROLL = """let at = document.querySelector(".text .open").closest("p");
at = at.previousElementSibling.previousElementSibling;
scrollBy(0, at.getBoundingClientRect().top - document.querySelector(".top").offsetHeight - 10)"""
#: The article, and the term whose card is open.
ARTICLE, TERM = "003_5a9425e36a0ed616", "new aggression"


def browser() -> Any:
    """Chromium, without a window."""
    from selenium import webdriver

    names = ("chromium", "chromium-browser", "google-chrome")
    chromium, driver = next(filter(None, map(shutil.which, names)), None), shutil.which("chromedriver")
    if not (chromium and driver):
        sys.exit("make pictures needs Chromium and chromedriver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "hide-scrollbars"):
        options.add_argument(f"--{flag}")
    return webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))


def main() -> None:
    """Make the report, look at it, and keep what is seen."""
    from PIL import Image, ImageDraw
    from selenium.webdriver.support.wait import WebDriverWait

    study = fr.analyze(shipped("seeds"), registry="syria", scope="all")
    terms = study.hits[study.hits["article_id"] == ARTICLE]["surface"].tolist()
    place = f"#/article?of={ARTICLE}&row=h{terms.index(TERM) + 1}"
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, browser() as driver:
        page = study.report(Path(folder) / "report", title="Two reports of one event", figures=False)
        sizes = {"width": SIZE[0], "height": SIZE[1], "deviceScaleFactor": SHARP, "mobile": False}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", sizes)
        for name, shade in (("report", "light"), ("report-dark", "dark")):
            prefers = {"features": [{"name": "prefers-color-scheme", "value": shade}]}
            driver.execute_cdp_cmd("Emulation.setEmulatedMedia", prefers)
            driver.get("about:blank")
            driver.get(page.as_uri() + place)
            WebDriverWait(driver, 30).until(lambda it: it.execute_script("return document.body.dataset.took"))
            driver.execute_script(SCROLL)
            seen = Image.open(io.BytesIO(driver.get_screenshot_as_png())).convert("RGB")
            ImageDraw.Draw(seen).rectangle((0, 0, seen.width - 1, seen.height - 1), outline=FRAMES[shade], width=2)
            path = FOLDER / f"{name}.png"
            seen.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
            print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
