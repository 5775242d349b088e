"""The figures that every run draws."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from framing.study.provenance import lexicons_of
from framing.study.summary import UNNAMED

if TYPE_CHECKING:
    from framing.study.study import Study

__all__ = ["draw"]


def draw(study: Study, folder: Path) -> list[Path]:
    """Draw frames by outlet and voice, who is quoted by whom, and who accuses whom, each as PDF and PNG.

    Parameters
    ----------
    study : Study
    folder : pathlib.Path
        Made when it is not there.

    Returns
    -------
    list of pathlib.Path
        The files written; a figure that has nothing to show is left out.
    """
    import matplotlib.pyplot as plt

    from framing import compare, plots

    names = dict(zip(study.actors["actor_id"], study.actors["name"]))
    articles = study.articles.assign(outlet=study.articles["outlet"].fillna(UNNAMED))
    made = {}
    if len(study.hits):
        made["frames"] = plots.frames(compare.rates(study.hits, articles, what=["frame", "voice"]))
        accused = compare.accusations(study.hits, articles, actors=study.actors, lexicons=lexicons_of(study.run))
        if (accused["n"] > 0).any():
            made["accusations"] = plots.accusations(accused, names=names)
    sources = compare.sourcing(study.quotes, articles=articles, actors=study.actors)
    if (sources["measure"] == "actor").any():
        made["who_quotes_whom"] = plots.who_quotes_whom(sources, names=names)
    files: list[Path] = []
    folder.mkdir(parents=True, exist_ok=True)
    for name, ax in made.items():
        files += plots.save(ax, folder / name)
        plt.close(ax.figure)  # type: ignore[arg-type]
    return files
