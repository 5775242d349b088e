"""The site: built from the pages, whole, at home on a disk, with an entry for every public name."""

import importlib
import importlib.util
import inspect
import os
import re
import shutil
import subprocess
import sys
import warnings
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

import framing
from framing.lexicons import FormatWarning

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.skipif(not (ROOT / "mkdocs.yml").exists(), reason="not a whole checkout")
MISSING = [name for name in ("mkdocs", "material", "mkdocstrings_handlers") if not importlib.util.find_spec(name)]
BUILDS = pytest.mark.skipif(bool(MISSING), reason="needs mkdocs (pip install 'framing[docs]')")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
#: What a page loads by itself when it is opened.
LOADS = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src"}
ROOMS = [name for name in framing.__all__ if inspect.ismodule(getattr(framing, name))]


class Page(HTMLParser):
    """Anchors of a page, where its links lead, and what it loads."""

    def __init__(self, path):
        super().__init__()
        self.anchors, self.links, self.loaded = set(), [], []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.anchors |= {attrs[key] for key in ("id", "name") if attrs.get(key)}
        if tag == "a" and attrs.get("href"):
            self.links.append(attrs["href"])
        if tag == "link" and attrs.get("rel") not in ("canonical", "next", "prev"):
            self.loaded.append(attrs["href"])
        if attrs.get(LOADS.get(tag)):
            self.loaded.append(attrs[LOADS[tag]])
        self.loaded += re.findall(r"url\(([^)]+)\)", attrs.get("style") or "")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    return folder


@pytest.fixture(scope="module")
def pages(site):
    return {path: Page(path) for path in sorted(site.rglob("*.html"))}


@BUILDS
def test_no_page_loads_anything_from_elsewhere(site, pages):
    loaded = {(path.name, address) for path, page in pages.items() for address in page.loaded}
    assert len(loaded) > len(pages)
    for sheet in site.rglob("*.css"):
        found = re.findall(r"(?:url\(|@import )[\"']?([^\"')]+)", sheet.read_text(encoding="utf-8"))
        loaded |= {(sheet.name, address) for address in found}
    elsewhere = [(name, at) for name, at in loaded if urlsplit(at).netloc or urlsplit(at).scheme not in ("", "data")]
    assert elsewhere == []


@BUILDS
def test_no_page_has_what_the_theme_would_fetch(pages):
    """Diagrams: the script of the theme fetches what draws them from elsewhere as soon as a page has one."""
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert 'class="mermaid"' not in text and "fonts.googleapis" not in text and "unpkg.com" not in text, path.name


@BUILDS
def test_all_links_inside_the_site_lead_somewhere(site, pages):
    broken = []
    for path, page in pages.items():
        if path.name == "404.html":  # is shown at any address
            continue
        for link in [*page.links, *page.loaded]:
            address = urlsplit(link)
            if address.scheme or address.netloc:
                continue
            target = Path(os.path.normpath(path.parent / unquote(address.path))) if address.path else path
            target = target / "index.html" if target.is_dir() else target
            there = target.is_file() and target.is_relative_to(site)
            if there and address.fragment and target in pages:
                there = unquote(address.fragment) in pages[target].anchors | {"__codelineno"}
            if not there and not address.fragment.startswith("__"):
                broken.append((path.relative_to(site).as_posix(), link))
    assert broken == []


@BUILDS
@pytest.mark.parametrize("room", ROOMS)
def test_every_public_name_has_an_entry(pages, site, room):
    page = pages[site / "reference" / f"{room}.html"]
    names = getattr(framing, room).__all__
    assert [name for name in names if f"framing.{room}.{name}" not in page.anchors] == []


@BUILDS
def test_every_notebook_is_a_page_with_its_pictures(pages, site):
    for notebook in sorted((ROOT / "notebooks").glob("*.ipynb")):
        path = site / "tutorials" / f"{notebook.stem}.html"
        shown = sum('"image/png"' in line for line in notebook.read_text(encoding="utf-8").splitlines())
        assert sum(f"{notebook.stem}/" in at for at in pages[path].loaded) == shown, notebook.name


@BUILDS
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium")
def test_the_search_works_from_disk(site, tmp_path):
    start = (site / "index.html").as_uri()
    told = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}", "--dump-dom",
         "--allow-file-access-from-files", "--virtual-time-budget=20000", f"{start}?q=accusations"],
        capture_output=True, text=True, encoding="utf-8", timeout=300,
    )  # fmt: skip
    found = re.findall(r'<a href="([^"]+)" class="md-search-result__link"', told.stdout)
    assert any("reference/compare.html" in link for link in found), found


def test_every_room_and_notebook_is_in_the_menu():
    class Loader(yaml.SafeLoader):
        """Reads what mkdocs takes from Python as nothing."""

    Loader.add_multi_constructor("tag:yaml.org,2002:python", lambda *_: None)
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)
    menu = str(settings["nav"])
    assert {name for name in ROOMS if f"'reference/{name}.md'" not in menu} == set()
    assert [path.stem for path in (ROOT / "notebooks").glob("*.ipynb") if f"tutorials/{path.stem}.md" not in menu] == []
    assert settings["theme"]["font"] is False


@pytest.mark.parametrize("room", ROOMS)
def test_every_public_name_has_an_example(room):
    """Of a function or class, in its docstring, where the tests run it; constants have a comment instead."""
    without = []
    for name in getattr(framing, room).__all__:
        value = getattr(getattr(framing, room), name)
        if (inspect.isclass(value) or inspect.isroutine(value)) and ">>>" not in (inspect.getdoc(value) or ""):
            without.append(name)
    assert without == []


@pytest.mark.skipif(not MISSING, reason="the site runs them while it is built")
def test_the_lines_of_the_pages_run(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "docs" / "site"))
    run_pages = importlib.import_module("run_pages")
    practice = run_pages.Practice(ROOT)
    warnings.simplefilter("ignore", FormatWarning)  # a page writes a lexicon in a form that holds less
    try:
        for path in sorted((ROOT / "docs").rglob("*.md")):
            uri = path.relative_to(ROOT / "docs").as_posix()
            if run_pages.runs(uri):
                shown = practice.page_with_results(uri, path.read_text(encoding="utf-8"), lambda *_: None)
                assert len(shown) >= len(path.read_text(encoding="utf-8"))
    finally:
        practice.close()
