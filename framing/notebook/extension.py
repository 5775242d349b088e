"""``%load_ext framing``: a notebook shows the tables of the package as :func:`framing.show` does, by itself."""

from __future__ import annotations

from typing import Any

import pandas as pd

from framing.notebook.table_view import kind_of_table, view_table

__all__ = ["load_ipython_extension", "unload_ipython_extension"]


def load_ipython_extension(ipython: Any) -> None:
    """Show tables of the package with their colours and numbers; what else is a data frame stays as it was.

    Called by ``%load_ext framing``.

    Parameters
    ----------
    ipython : IPython.core.interactiveshell.InteractiveShell

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from framing.notebook.extension import load_ipython_extension
    >>> class Formatter(dict):  # IPython's, in short
    ...     for_type = dict.__setitem__
    >>> formatters = {"text/html": Formatter()}
    >>> load_ipython_extension(SimpleNamespace(display_formatter=SimpleNamespace(formatters=formatters)))
    >>> [shown.__name__ for shown in formatters["text/html"]]
    ['DataFrame']
    """
    ipython.display_formatter.formatters["text/html"].for_type(pd.DataFrame, _html)


def unload_ipython_extension(ipython: Any) -> None:
    """Show tables as pandas does: ``%unload_ext framing``.

    Parameters
    ----------
    ipython : IPython.core.interactiveshell.InteractiveShell

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from framing.notebook.extension import load_ipython_extension, unload_ipython_extension
    >>> class Formatter(dict):  # IPython's, in short
    ...     for_type, lookup_by_type = dict.__setitem__, dict.get
    >>> shell = SimpleNamespace(display_formatter=SimpleNamespace(formatters={"text/html": Formatter()}))
    >>> load_ipython_extension(shell)
    >>> unload_ipython_extension(shell)
    >>> shell.display_formatter.formatters["text/html"]
    {}
    """
    formatter = ipython.display_formatter.formatters["text/html"]
    if formatter.lookup_by_type(pd.DataFrame) is _html:
        formatter.pop(pd.DataFrame)


def _html(table: pd.DataFrame) -> str | None:
    """A whole table of the package; a choice of its columns was made by somebody who wants to see these."""
    if type(table) is pd.DataFrame and kind_of_table(table) is not None:
        return view_table(table).html
    shown: str | None = table._repr_html_()  # type: ignore[operator]
    return shown
