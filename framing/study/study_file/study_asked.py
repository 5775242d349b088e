"""What a study file says, once it is read: paths, options, lexicons, registry, and what is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from framing.actors import Registry
    from framing.lexicons import Lexicon

__all__ = ["NAME", "Asked", "StudyFile", "StudyFileError", "as_list", "found_beside"]

#: File of a folder that is a study's.
NAME = "study.toml"


class StudyFileError(ValueError):
    """A study file that cannot be used.

    Attributes
    ----------
    problems : list of str
        One a fault: ``file:line: what is wrong; the mend``.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> import framing as fr
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "study.toml"
    ...     _ = file.write_text("[inputs]\\npaths = ['news/']")
    ...     try:
    ...         fr.read_study(file)
    ...     except fr.study.StudyFileError as error:
    ...         print(error.problems[0].rsplit("/", 1)[-1])
    study.toml:1: the file has no table 'inputs'; did you mean 'input'?
    """

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


@dataclass(frozen=True)
class Asked:
    """A comparison, score or figure that a study asks for.

    Attributes
    ----------
    kind : {"comparison", "scores", "figure"}
    name : str
        Of its files.
    verb : str
    options : dict
        Of the verb.
    keys : dict
        What else the file says: where, event, table …
    line : int
    """

    kind: str
    name: str
    verb: str
    options: dict[str, Any] = field(default_factory=dict)
    keys: dict[str, Any] = field(default_factory=dict)
    line: int = 0


@dataclass(frozen=True)
class StudyFile:
    """A study file that was read and has no faults.

    Attributes
    ----------
    path : pathlib.Path
    text : str
        As it stands in the file.
    data : dict
        Its tables with the defaults of what it leaves out, but for those that stand in lists.
    registry : Registry
    lexicons : list of Lexicon
    asked : list of Asked
        Comparisons, scores and figures, in their order.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> import framing as fr
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "study.toml"
    ...     lines = ["[input]", f"paths = ['{fr.shipped.shipped('seeds')}']", "[[comparison]]", "verb = 'rates'"]
    ...     _ = file.write_text("\\n".join(lines))
    ...     study = fr.read_study(file)
    >>> [asked.verb for asked in study.asked]
    ['rates']
    """

    path: Path
    text: str
    data: dict[str, dict[str, Any]]
    registry: Registry
    lexicons: list[Lexicon]
    asked: list[Asked]

    def place(self, name: str) -> Path:
        """Where a path of the file leads: it counts from the folder of the file."""
        return self.path.parent / name

    @property
    def out(self) -> Path:
        """Folder of the results."""
        return self.place(self.data["study"]["out"])

    @property
    def paths(self) -> list[str]:
        """Input."""
        return [name if "://" in name else str(self.place(name)) for name in as_list(self.data["input"]["paths"])]

    @property
    def registries(self) -> list[str]:
        """Registries, those that are files as paths."""
        return [found_beside(self.path.parent, name) for name in as_list(self.data["analysis"]["registry"])]

    @property
    def merges(self) -> bool | str:
        """What :func:`framing.analyze` takes as `merges`."""
        given = self.data["analysis"]["merges"]
        return given if isinstance(given, bool) else str(self.place(given))

    def reading(self) -> dict[str, Any]:
        """Options of :func:`framing.read_articles`."""
        told = {name: value for name, value in self.data["input"].items() if name not in ("paths", "mend")}
        if told["columns"] is not None:
            told["columns"] = {column: name or None for column, name in told["columns"].items()}
        outlets = self.data["outlets"]
        if outlets["table"] is not None:
            told["outlets"] = str(self.place(outlets["table"]))
        if outlets["sides"] is not None:
            told["outlets"] = _table_of_sides(outlets["sides"])
        told["outlets_as_written"] = outlets["as_written"]
        return {name: value for name, value in told.items() if value is not None and value is not False}

    def of(self, kind: str) -> list[Asked]:
        """What the study asks for of one kind."""
        return [one for one in self.asked if one.kind == kind]


def _table_of_sides(sides: Mapping[str, Any]) -> pd.DataFrame:
    import pandas as pd

    rows = [{"outlet": outlet, "side": side} for side, outlets in sides.items() for outlet in as_list(outlets)]
    return pd.DataFrame(rows, columns=["outlet", "side"])


def as_list(value: Any) -> list[Any]:
    """What stands in a key that takes one value or several.

    Parameters
    ----------
    value : object

    Returns
    -------
    list

    Examples
    --------
    >>> as_list("a"), as_list(["a", "b"]), as_list(None)
    (['a'], ['a', 'b'], [])
    """
    return [] if value is None else value if isinstance(value, list) else [value]


def found_beside(folder: Path, name: str) -> str:
    """A path where there is such a file beside the study; else the name of what the package ships.

    Parameters
    ----------
    folder : pathlib.Path
    name : str

    Returns
    -------
    str

    Examples
    --------
    >>> found_beside(Path("study"), "world")
    'world'
    """
    path = folder / name
    return str(path) if path.exists() or Path(name).suffix else name
