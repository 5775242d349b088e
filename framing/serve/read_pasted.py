"""Read one pasted text, and make the page that shows what stands in it."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from framing.actors import read_registry
from framing.actors.registry.registry import Registry
from framing.articles.record import from_text
from framing.lexicons import read_lexicons
from framing.lexicons.files.lexicon import Lexicon
from framing.report import ReportPage, report_page
from framing.study import Study, analyze

__all__ = ["PASTED", "PastedReader"]

#: What the article is called.
PASTED = "pasted"
_WARM_UP = "The mayor said that the attack was unprovoked. Police blamed the rebels."


class PastedReader:
    """Reads texts that are pasted, one after the other; a registry and lexicons are read once.

    Parameters
    ----------
    registry : Registry, str or path, or list of these, optional
        As of :func:`framing.analyze`.
    lexicons : Lexicon, str or path, or list of these, optional
        All shipped ones when left out.
    scope : {"speech", "all"}

    Attributes
    ----------
    about : str
        What is looked for, in words.

    Examples
    --------
    >>> reader = PastedReader(lexicons="conflict")
    >>> study, notes = reader.study("Talks fail\\n\\n“We left,” Ann Lee said.")
    >>> study.quotes["source"].tolist(), notes
    (['Ann Lee'], [])
    """

    def __init__(
        self,
        registry: Registry | str | Path | Sequence[Registry | str | Path] | None = None,
        lexicons: str | Path | Lexicon | Iterable[Lexicon | str | Path] | None = None,
        scope: str = "speech",
    ) -> None:
        self._registry = read_registry(registry)
        self._lexicons = list(read_lexicons(lexicons))
        self._scope = scope
        said = "quotes and reports of speech" if scope == "speech" else "quotes, reports of speech, plans and beliefs"
        known = f"; actors of the registry {self._registry.name}" if len(self._registry) else ""
        self.about = f"{said}{known}; terms of {', '.join(lexicon.id for lexicon in self._lexicons)}"

    def warm_up(self) -> None:
        """Load the models, so that the first text does not wait for them."""
        self.study(_WARM_UP)

    def study(self, text: str, outlet: str = "") -> tuple[Study, list[str]]:
        """Read a text as a file of it would be read: a first line that is short is its title.

        Parameters
        ----------
        text : str
        outlet : str
            Who published it, if that is known.

        Returns
        -------
        study : Study
            Of one article, with the id ``pasted``.
        notes : list of str
            What a reader of it has to know: that it is not English, for one.

        Raises
        ------
        ValueError
            If there are no words in it, it is too long, or it cannot be read; the message is for a person.
        """
        if not any(map(str.isalpha, text)):
            raise ValueError("There are no words in this text. Paste an article, with or without its headline.")
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            row = from_text(text, PASTED, {"outlet": outlet.strip() or None})
            study = analyze(pd.DataFrame([row]), self._registry if len(self._registry) else None, self._lexicons,
                            self._scope, copies=False)  # fmt: skip
        if study.articles.empty:
            reasons = "; ".join(item.reason for item in study.rejected)
            raise ValueError(f"This text could not be read: {reasons or 'no reason is known'}.")
        own = [warning for warning in caught if issubclass(warning.category, UserWarning)]
        return study, list(dict.fromkeys(str(warning.message) for warning in own))

    def page(self, text: str, outlet: str = "", back: str = "/") -> ReportPage:
        """The pages of the report for a text.

        Parameters
        ----------
        text, outlet : str
            As of :meth:`study`.
        back : str
            Address of the page with the form.

        Returns
        -------
        ReportPage

        Raises
        ------
        ValueError
            As of :meth:`study`.
        """
        study, notes = self.study(text, outlet)
        return report_page(study, title="A pasted text", back=back, notes=notes)
