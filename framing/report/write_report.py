"""Write the report of a run: a folder of files, or one file."""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import tempfile
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from framing.articles.addresses import check_folder
from framing.characters import can_be_seen
from framing.report.article_parts import PER_FILE, article_parts
from framing.report.coded_rows import ANYBODY, FLAGS, FORMS, KINDS, STANCES, VOICES, CodedRows, RunTables, code_rows
from framing.report.counted_tables import OTHERS, TABLES, count_tables
from framing.report.data_files import Embedded, Files, Sink, as_script_text, packed, starts_of
from framing.report.event_parts import event_parts
from framing.report.mention_parts import MENTION_PARTS, mention_parts
from framing.report.methods_text import frames_and_terms, methods
from framing.report.tested_frames import tested_frames
from framing.report.word_index import PARTS, index_words
from framing.tables import is_missing

__all__ = ["ReportPage", "report_page", "write_report"]

_SCRIPTS = ("data.js", "rows.js", "elements.js", "lists.js", "article.js", "corrections.js", "pages.js", "start.js")
_FIRST = "index.html"
_NO_MORE = "base-uri 'none'; form-action 'none'"
#: What each figure of a run shows, for those who do not see it.
_FIGURES = {
    "frames": "Framing terms by outlet and voice, per 1,000 words",
    "accusations": "Who accuses whom: speakers by targets",
    "who_quotes_whom": "Who is quoted by which outlet",
    "agency": "How deaths are told, and whether the text says who caused them",
}


class ReportPage(NamedTuple):
    """A report in one text, and what it may load: the value of its Content-Security-Policy.

    Examples
    --------
    >>> ReportPage("<p>2 articles</p>", "default-src 'none'").policy
    "default-src 'none'"
    """

    html: str
    policy: str


def report_page(
    run: RunTables, *, title: str | None = None, back: str | None = None, notes: Sequence[str] = ()
) -> ReportPage:
    """The pages of a report as one text, for whoever shows it without a file.

    Parameters
    ----------
    run : object
        As of :func:`write_report`.
    title : str, optional
        What stands over the pages.
    back : str, optional
        Address of the page from which the texts came. Corrections, which belong to a folder of tables, are then left
        out.
    notes : sequence of str
        What a reader has to know; it stands over every page.

    Returns
    -------
    ReportPage

    Raises
    ------
    ValueError
        If there is no article.

    Examples
    --------
    >>> import framing as fr
    >>> page = report_page(fr.analyze(["“We left,” said Ann Lee."]), title="A text")
    >>> "<title>A text</title>" in page.html, page.policy.split(";")[0]
    (True, "default-src 'none'")
    """
    if not len(run.articles):
        raise ValueError("there is nothing to report: the study has no articles")
    coded, sink = code_rows(run), Embedded()
    about = _put_data(sink, run, coded, True, title, back=back, notes=list(notes))
    return ReportPage(_page(run, coded, about, (), sink), _policy(*_inside()))


def write_report(
    run: RunTables,
    path: str | os.PathLike[str],
    *,
    texts: bool = True,
    single_file: bool = False,
    title: str | None = None,
    figures: Sequence[Path] = (),
) -> Path:
    """Write the tables of a run as pages for a browser.

    Parameters
    ----------
    run : object
        A :class:`framing.Study`, or whatever holds its tables and the record of the run.
    path : path
        Folder to make, or with `single_file` the file (``.html``); an older report there is replaced.
    texts : bool
        False: no texts of articles, only the passage of each row with a few words around it.
    single_file : bool
        All in one file, which can be sent; for small collections.
    title : str, optional
        What stands over the pages.
    figures : sequence of pathlib.Path
        Figures of the run, as SVG, by their names.

    Returns
    -------
    pathlib.Path
        The page to open.

    Raises
    ------
    ValueError
        If the folder holds something else than a report, or there is no article.

    Examples
    --------
    >>> import tempfile
    >>> import framing as fr
    >>> study = fr.analyze(["“We left,” said Ann Lee."])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     fr.report.write_report(study, f"{folder}/report", title="One sentence").name
    'index.html'
    """
    check_folder(path)
    target = Path(path)
    if not len(run.articles):
        raise ValueError("there is nothing to report: the study has no articles")
    if single_file:
        target = target if target.suffix.lower() in (".html", ".htm") else target / "report.html"
    elif target.exists() and not _is_report(target):
        raise ValueError(f"{target} holds something else than a report; give a folder that is new or empty")
    coded = code_rows(run)
    home = target.parent if single_file else target
    home.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=".report-", dir=home))
    try:
        sink: Any = Embedded() if single_file else Files(aside)
        about = _put_data(sink, run, coded, texts, title)
        page = _page(run, coded, about, figures, sink if single_file else None)
        name = target.name if single_file else _FIRST
        (aside / name).write_text(page, encoding="utf-8", errors="replace", newline="\n")
        if not single_file:
            _put_files(aside, figures)
            _clear(target)
        for made in sorted(aside.iterdir(), key=lambda file: file.name == name):
            made.replace(home / made.name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return home / name


def _clear(folder: Path) -> None:
    """Take the report of before away."""
    for old in ("data", "figures"):
        shutil.rmtree(folder / old, ignore_errors=True)
    for old in (_FIRST, "report.css", *_SCRIPTS):
        (folder / old).unlink(missing_ok=True)


def _is_report(folder: Path) -> bool:
    if not folder.is_dir():
        return False
    there = [path.name for path in folder.iterdir() if not path.name.startswith(".report-")]
    return not there or (folder / "data" / "about.js").is_file()


def _put_data(
    sink: Sink, run: RunTables, coded: CodedRows, texts: bool, title: str | None, **more: Any
) -> dict[str, Any]:
    """Put all data; return what every page knows about the collection."""
    frames, terms = frames_and_terms(coded)
    compared = []
    for number, part in event_parts(run, coded, texts=texts):
        sink.put(f"event-{number:05d}", part)
        compared.append(number)
    articles = coded.articles
    for name in ("quotes", "hits"):
        columns = {key: packed(column) for key, column in coded.columns[name].items() if key not in _INSIDE}
        sink.put(name, {"first": starts_of(coded.article[name], len(articles)), "columns": columns})
    sink.put("names", coded.names.listed)
    for number, part in mention_parts(coded):
        sink.put(f"mentions-{number:03d}", part)
    for name, several in article_parts(coded, texts):
        sink.put(name, several)
    if texts:
        for number, words in index_words(articles["text"]):
            sink.put(f"words-{number:02d}", words)
    sink.put("articles", {
        "id": articles["article_id"].tolist(),
        "title": [_one_line(value) for value in articles["title"]],
        "date": [None if is_missing(value) else str(value)[:10] for value in articles["published"]],
        "outlet": packed(coded.outlet), "event": packed(coded.event), "words": packed(coded.words),
        "copy": packed(coded.copy.astype(np.int64)),
        "first": starts_of(coded.article["mentions"], len(articles)),
    })  # fmt: skip
    about = {
        "title": title or "Framing report", "articles": len(articles), "id": _identity(coded),
        "outlets": coded.outlets.listed, "events": coded.events.listed,
        "called": [coded.called.get(event, event) for event in coded.events.listed],
        "compared": compared, "frames": coded.frames.listed,
        "meaning": [frames.get(frame, "") for frame in coded.frames.listed],
        "terms": terms, "texts": texts, "perFile": PER_FILE, "mentionParts": MENTION_PARTS, "wordParts": PARTS,
        "flags": FLAGS, "voices": VOICES, "kinds": KINDS, "forms": FORMS, "stances": STANCES,
        "anybody": ANYBODY, "tables": TABLES, "others": OTHERS, "made": date.today().isoformat(),
        "sizes": {name: len(coded.article[name]) for name in ("quotes", "hits", "mentions")},
        "ids": {name: ids[0] for name, ids in coded.ids.items() if name != ids[0] and ":" not in ids[0]},
    }  # fmt: skip
    about |= more
    sink.put("about", about)
    return about


#: Columns that only the page of an article needs.
_INSIDE = ("agent", "patient")


def _one_line(value: Any) -> str:
    line = "" if is_missing(value) else " ".join(str(value).split())
    return line if can_be_seen(line) else ""


def _identity(coded: CodedRows) -> str:
    """What tells this collection from others, so that marks of one are not shown in another."""
    ids = "\n".join(map(str, coded.articles["article_id"]))
    return hashlib.sha256(ids.encode("utf-8", "replace")).hexdigest()[:16]


def _put_files(folder: Path, figures: Sequence[Path]) -> None:
    page = files("framing.report") / "page"
    for name in (*_SCRIPTS, "report.css"):
        (folder / name).write_text((page / name).read_text(encoding="utf-8"), encoding="utf-8", newline="\n")
    for figure in figures:
        (folder / "figures").mkdir(exist_ok=True)
        shutil.copyfile(figure, folder / "figures" / figure.name)


def _page(
    run: RunTables,
    coded: CodedRows,
    about: dict[str, Any],
    figures: Sequence[Path],
    embedded: Embedded | None,
) -> str:
    """The one page, of which the others are views."""
    from jinja2 import Environment, PackageLoader

    environment = Environment(
        loader=PackageLoader("framing.report", "page"), autoescape=True,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    scripts, sheet = _inside() if embedded else ([], "")
    shown = [
        {"name": figure.stem, "about": _FIGURES.get(figure.stem, figure.stem), "src": _source(figure, embedded)}
        for figure in figures
    ]
    days = sorted(str(day)[:10] for day in coded.articles["published"] if not is_missing(day))
    made: str = environment.get_template("report.html").render(
        about=about, policy=_policy(scripts, sheet), scripts=scripts, names=_SCRIPTS, sheet=sheet,
        data=embedded.parts if embedded else {}, first=as_script_text(about), embedded=embedded is not None,
        tables=count_tables(coded), tested=tested_frames(run, coded), figures=shown,
        methods=methods(run, coded), days=(days[0], days[-1]) if days else None,
        copies=int(coded.copy.sum()), rejected=len(run.rejected),
    )  # fmt: skip
    return made


def _inside() -> tuple[list[str], str]:
    """Scripts and style that stand in a page of one file."""
    page = files("framing.report") / "page"
    scripts = [(page / name).read_text(encoding="utf-8") for name in _SCRIPTS]
    return scripts, (page / "report.css").read_text(encoding="utf-8")


def _source(figure: Path, embedded: Embedded | None) -> str:
    if embedded is None:
        return f"figures/{figure.name}"
    return "data:image/svg+xml;base64," + base64.b64encode(figure.read_bytes()).decode("ascii")


def _policy(scripts: Sequence[str], sheet: str) -> str:
    """What the page may load: its own files; in one file, the scripts and the style with these hashes."""
    if not scripts:
        return f"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; {_NO_MORE}"
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in scripts)
    return f"default-src 'none'; script-src {hashes}; style-src 'sha256-{_hash(sheet)}'; img-src data:; {_NO_MORE}"


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
