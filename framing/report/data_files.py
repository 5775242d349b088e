"""Files of data that a page loads from disk: JSON in a script, since a page of a folder may not fetch files."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

import numpy as np

__all__ = ["Embedded", "Files", "Sink", "as_script_text", "packed", "starts_of"]


def as_script_text(value: Any) -> str:
    r"""Write a value as JSON that cannot end the script it stands in, nor begin another element.

    Parameters
    ----------
    value : object

    Returns
    -------
    str
        Of plain ASCII.

    Examples
    --------
    >>> as_script_text("</script>")
    '"\\u003c/script\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def packed(values: Iterable[int] | np.ndarray[Any, Any]) -> dict[str, str]:
    """Whole numbers as bytes, in the smallest type that holds them.

    Parameters
    ----------
    values : iterable of int
        None below 0.

    Returns
    -------
    dict
        ``t``, the type (u1, u2, u4), and ``b``, the little-endian bytes in Base64.

    Examples
    --------
    >>> packed([1, 2, 255]), packed([256])["t"]
    ({'t': 'u1', 'b': 'AQL/'}, 'u2')
    """
    array = np.asarray(values if isinstance(values, np.ndarray) else list(values), dtype=np.int64)
    most = int(array.max()) if len(array) else 0
    kind = "u1" if most < 1 << 8 else "u2" if most < 1 << 16 else "u4"
    return {"t": kind, "b": base64.b64encode(array.astype(f"<{kind}").tobytes()).decode("ascii")}


def starts_of(articles: np.ndarray[Any, Any], number: int) -> dict[str, str]:
    """Where the rows of each article begin, in a table that is sorted by article.

    Parameters
    ----------
    articles : numpy.ndarray
        Number of the article of each row.
    number : int
        How many articles there are.

    Returns
    -------
    dict
        As :func:`packed`; one number more than there are articles.
    """
    counts = np.bincount(articles, minlength=number) if len(articles) else np.zeros(number, dtype=np.int64)
    return packed(np.concatenate([[0], np.cumsum(counts)]))


class Sink(Protocol):
    """Where data go by a name."""

    def put(self, name: str, value: Any) -> None:
        """Keep a value under a name."""


class Files:
    """Data as files of a folder, ``data/NAME.js``.

    Parameters
    ----------
    folder : pathlib.Path
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "data"
        self._folder.mkdir(parents=True, exist_ok=True)

    def put(self, name: str, value: Any) -> None:
        """Write a file; the name is one of ours, never one of the data.

        Parameters
        ----------
        name : str
        value : object
        """
        script = f'framingReport.take("{name}",{as_script_text(value)});\n'
        (self._folder / f"{name}.js").write_text(script, encoding="ascii", newline="\n")


class Embedded:
    """Data that stand in the page itself.

    Attributes
    ----------
    parts : dict of str to str
        JSON by name.
    """

    def __init__(self) -> None:
        self.parts: dict[str, str] = {}

    def put(self, name: str, value: Any) -> None:
        """Keep a value.

        Parameters
        ----------
        name : str
        value : object
        """
        self.parts[name] = as_script_text(value)
