"""The tables of one run, held together, saved and read back."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from framing import tables
from framing.actors import merges_csv, read_merges, summarize_actors
from framing.actors.registry.remembered_registry import note_registry
from framing.articles import Rejected
from framing.articles.addresses import check_folder
from framing.compare import Comparison, to_long
from framing.compare.inference.counting import find_exposure, without_words
from framing.entrance import listed, need
from framing.notebook.study_view import study_html
from framing.report import write_report
from framing.scores import score_actors, score_quotes, score_texts
from framing.study.store import in_place_of, read_record, read_rejected, read_tables, write_tables
from framing.study.whole_files import as_json, as_line

__all__ = ["Study"]

#: Tables of which a study says how long they are.
_SHOWN = ("articles", "quotes", "mentions", "actors", "hits")


@dataclass
class Study:
    """The tables of a run and the record of how they were made.

    Select articles as in a data frame, and they are selected in all tables together: ``study[mask]`` with a mask of its
    articles, ``study[["id-1", "id-2"]]``, ``study[:10]``, ``study.event("name")``. The actors are then counted anew in
    the articles that are left. The record of the run, and what was set aside, stay those of the whole study.

    Attributes
    ----------
    articles, quotes, mentions, actors, hits : pandas.DataFrame
        See :data:`framing.tables.SCHEMAS`.
    exposure : pandas.DataFrame
        Words by article, voice and speaker, by which rates divide. Left out, the words are counted in the texts, also
        for single articles that it lacks.
    quantities : pandas.DataFrame, optional
        Numbers in the articles, which :func:`framing.compare.numbers` reads. If left out, it looks for them in the
        texts.
    run : dict
        Versions, hashes, options and seed, as written to ``run.json``.
    rejected : list of Rejected
        Input that was set aside, with reasons.
    merges : pandas.DataFrame, optional
        Which ids were made one over all articles (:func:`framing.actors.find_merges`); None if nothing was merged.

    Examples
    --------
    >>> from framing import tables
    >>> study = Study(*(tables.empty(name) for name in tables.SCHEMAS))
    >>> study
    <Study: 0 articles, 0 quotes, 0 mentions, 0 actors, 0 hits>
    >>> len(study[study.articles["outlet"] == "Post"].articles)
    0
    """

    articles: pd.DataFrame
    quotes: pd.DataFrame
    mentions: pd.DataFrame
    actors: pd.DataFrame
    hits: pd.DataFrame
    exposure: pd.DataFrame = None  # type: ignore[assignment]  # counted where it is not given
    quantities: pd.DataFrame | None = None
    run: dict[str, Any] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    merges: pd.DataFrame | None = None

    def __post_init__(self) -> None:
        if self.quantities is not None:
            self.quantities = tables.as_pandas(self.quantities, "quantities= of Study")
        for name in _SHOWN:
            setattr(self, name, tables.as_pandas(getattr(self, name), f"{name}= of Study"))
        if self.exposure is None:
            self.exposure = find_exposure(self.articles, self.quotes)
        self.exposure = tables.as_pandas(self.exposure, "exposure= of Study")
        more = without_words(self.articles, self.exposure)  # articles that were put to those of another study
        if len(more):
            counted = find_exposure(more, tables.of_articles(self.quotes, more["article_id"]))
            known = [part for part in (self.exposure, counted) if len(part)]
            self.exposure = pd.concat(known, ignore_index=True)

    def __repr__(self) -> str:
        return f"<Study: {', '.join(f'{len(getattr(self, name))} {name}' for name in _SHOWN)}>"

    def _repr_html_(self) -> str:
        return study_html(self)

    def tables(self) -> Iterator[tuple[str, pd.DataFrame]]:
        """Name and table of each that is there.

        Yields
        ------
        name, table : tuple of str and pandas.DataFrame
        """
        for name in tables.SCHEMAS:
            if getattr(self, name) is not None:
                yield name, getattr(self, name)

    def number(self, name: str) -> int:
        """Rows of a table; 0 if it is not there.

        Parameters
        ----------
        name : str

        Returns
        -------
        int
        """
        table = getattr(self, name)
        return 0 if table is None else len(table)

    def told_hits(self, what: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Hits from which accusations, doubts or acts are counted, and their articles: here all.

        Parameters
        ----------
        what : {"accusing", "doubting", "acts"}

        Returns
        -------
        hits, articles : pandas.DataFrame
        """
        return self.hits, self.articles

    def save(self, folder: str | os.PathLike[str], figures: bool = True, raw_cells: bool = False) -> Path:
        """Write the tables as Parquet and CSV, the record of the run, what was set aside, and figures.

        Every file is written aside first and then moved into place, so that a run that fails leaves the
        files of the run before.

        Parameters
        ----------
        folder : path
            Made when it is not there. Nothing outside it is written.
        figures : bool
            Draw the standard figures into ``figures/``, as PDF and PNG.
        raw_cells : bool
            In CSV, leave cells as they are that a spreadsheet would run; else an apostrophe stands before them, which
            :meth:`load` takes off.

        Returns
        -------
        pathlib.Path
            The folder.
        """
        with in_place_of(Path(folder)) as part:
            record = {**self.run, "files": write_tables(self.tables(), part, raw_cells)}
            (part / "rejected.jsonl").write_bytes(b"".join(as_line(vars(item)) for item in self.rejected))
            (part / "run.json").write_bytes(as_json(record))
            if self.merges is not None:
                listed = merges_csv(self.merges, raw_cells)
                (part / "merges.csv").write_text(listed, encoding="utf-8-sig", newline="\n")
            if figures:
                from framing.study.figures import draw

                draw(self, part / "figures")
        return Path(folder)

    def report(
        self,
        path: str | os.PathLike[str],
        *,
        texts: bool = True,
        single_file: bool = False,
        title: str | None = None,
        figures: bool = True,
    ) -> Path:
        """Write the study as pages for a browser: every number leads to its passages.

        The pages work from disk, in any browser, and ask nobody for anything.

        Parameters
        ----------
        path : path
            Folder to make, or with `single_file` the file (``.html``); an older report there is replaced.
        texts : bool
            False: no texts of articles, only the passage of each row with a few words around it.
        single_file : bool
            All in one file, which can be sent; for small collections.
        title : str, optional
            What stands over the pages.
        figures : bool
            Draw the standard figures into it.

        Returns
        -------
        pathlib.Path
            The page to open.

        Raises
        ------
        ValueError
            If the folder holds something else than a report, or the study has no articles.
        """
        with tempfile.TemporaryDirectory() as aside:
            drawn: list[Path] = []
            if figures and len(self.articles):
                from framing.study.figures import draw

                drawn = draw(self, Path(aside), ("svg",))
            return write_report(self, path, texts=texts, single_file=single_file, title=title, figures=drawn)

    def to_long(
        self,
        unit: str = "article",
        *,
        what: str | Sequence[str] | None = None,
        columns: Sequence[str] | None = None,
        copies: str = "once",
    ) -> Comparison:
        """Make the table for a regression: counts with their exposure in words, and all covariates.

        Parameters
        ----------
        unit : {"article", "quote", "mention"}
            What a row is of.
        what : str or sequence of str, optional
            What is counted: frame and voice of an article, the frame of a quote.
        columns : sequence of str, optional
            Columns of the articles to carry along; left out, all but texts and offsets, your own among them.
        copies : {"once", "all"}
            Whether articles that repeat another one of their outlet are left out.

        Returns
        -------
        Comparison
            As of :func:`framing.to_long`, which takes tables.

        Examples
        --------
        >>> from framing import tables
        >>> Study(*(tables.empty(name) for name in tables.SCHEMAS)).to_long("mention").method
        'A row a mention (0 mentions); nothing is counted.'
        """
        return to_long(self, unit=unit, what=what, columns=columns, copies=copies)  # type: ignore[arg-type]

    @classmethod
    def load(cls, folder: str | os.PathLike[str]) -> Study:
        """Read a study that was saved, with the corrections made to its tables since.

        A table may be corrected in a spreadsheet: change cells of its CSV, delete rows, add columns, and save it as
        CSV. Then it is used instead of the Parquet, and a warning says how many rows changed. Cells that the
        spreadsheet only wrote otherwise (rounded numbers, dates, cut texts, line ends) stay what they were. Articles
        that were deleted take their rows in all tables with them, and the actors are counted again.

        Parameters
        ----------
        folder : path
            Output folder of :meth:`save`.

        Returns
        -------
        Study

        Raises
        ------
        FileNotFoundError
            If the folder holds no study.
        ValueError
            If a table breaks its contract; the message says where. If CSV and Parquet of a table were both changed
            since they were saved, and differ.

        Warns
        -----
        EditedTableWarning
            Names each file that was changed, and what is other.
        """
        check_folder(folder)
        base = Path(folder)
        run = read_record(base)
        data = read_tables(base, run.pop("files", {}))
        for name, table in data.items():
            try:
                tables.check(table, name, data["articles"])
            except ValueError as error:
                raise ValueError(f"{base}: {error}") from error
        registry = run.get("registry") or {}
        note_registry(data["mentions"], registry.get("id", ""), registry.get("sha256") or "")
        merges = read_merges(base / "merges.csv") if (base / "merges.csv").is_file() else None
        return cls(**data, run=run, rejected=read_rejected(base), merges=merges)

    def __getitem__(self, chosen: Any) -> Study:
        """Select articles, in all tables together."""
        mask = self._mask(chosen)
        articles = self.articles[mask].reset_index(drop=True)
        ids = set(articles["article_id"])
        names = ["quotes", "mentions", "hits", "exposure"] + ["quantities"] * (self.quantities is not None)
        own: dict[str, Any] = {name: tables.of_articles(getattr(self, name), ids) for name in names}
        actors = summarize_actors(own["mentions"], own["quotes"], actors=self.actors)
        return replace(self, articles=articles, actors=actors, **own)

    def event(self, name: str) -> Study:
        """Select the articles that report one event, in all tables.

        Parameters
        ----------
        name : str
            A value of ``articles.event``.

        Returns
        -------
        Study

        Raises
        ------
        ValueError
            If no article reports it; the message lists the events.
        """
        events = self.articles["event"].astype(object)
        known = sorted({str(event) for event in events if isinstance(event, str)})
        if str(name) not in known:
            shown = ", ".join(known[:20]) + (f" and {len(known) - 20} more" if len(known) > 20 else "")
            raise ValueError(f"no article reports the event {name!r}; the events are: {shown or 'none is named'}")
        return self[(events == str(name)).to_numpy(dtype=bool)]

    def score_quotes(self, **options: Any) -> pd.DataFrame:
        """Score each quote of the study: :func:`framing.score_quotes` on its tables.

        Parameters
        ----------
        **options
            by, value, nested, targets, classifiers, lexicons, long.

        Returns
        -------
        pandas.DataFrame
            Index quote_id: ``study.quotes.join(study.score_quotes(), on="quote_id")``.
        """
        return score_quotes(self, **options)

    def score_texts(self, **options: Any) -> pd.DataFrame:
        """Score each article of the study, or its paragraphs or sentences: :func:`framing.score_texts`.

        Parameters
        ----------
        **options
            unit, by, value, classifiers, lexicons, long.

        Returns
        -------
        pandas.DataFrame
        """
        return score_texts(self, **options)

    def score_actors(self, **options: Any) -> pd.DataFrame:
        """Score the quotes of each actor in each outlet: :func:`framing.score_actors`.

        Parameters
        ----------
        **options
            across, by, nested, lexicons, long.

        Returns
        -------
        pandas.DataFrame
        """
        return score_actors(self, **options)

    def _mask(self, chosen: Any) -> npt.NDArray[np.bool_]:
        """Turn a mask, ids, a slice or rows of the articles into a mask."""
        n = len(self.articles)
        if callable(chosen):  # as a data frame takes it
            chosen = chosen(self.articles)
        if isinstance(chosen, slice):
            mask = np.zeros(n, dtype=bool)
            mask[chosen] = True
            return mask
        if tables.is_table(chosen):
            frame = tables.as_pandas(chosen)
            need(frame, ["article_id"], "articles")
            chosen = frame["article_id"]
        if isinstance(chosen, pd.Series) and len(chosen) == n and set(chosen.index) == set(self.articles.index):
            chosen = chosen.reindex(self.articles.index)  # of a table that was sorted
        given = [chosen] if isinstance(chosen, str) else listed(chosen)
        if given and all(value is pd.NA or value is None or isinstance(value, (bool, np.bool_)) for value in given):
            if len(given) != n:
                raise ValueError(
                    f"the mask has {len(given)} values, the study {n} articles; make it of its own articles, as "
                    'study[study.articles["outlet"] == "Post"]'
                )
            return np.array([value is not pd.NA and bool(value) for value in given], dtype=bool)
        there = set(self.articles["article_id"])
        unknown = [value for value in given if value not in there]
        if unknown:
            shown = ", ".join(map(repr, unknown[:3])) + (f" and {len(unknown) - 3} more" if len(unknown) > 3 else "")
            raise ValueError(
                f"no article has the id {shown}; ids are such as {', '.join(map(repr, sorted(there)[:3])) or 'none'}. "
                "A study is cut by ids, by a mask of its articles, or by place: study[:10]"
            )
        return np.asarray(self.articles["article_id"].isin(given), dtype=bool)
