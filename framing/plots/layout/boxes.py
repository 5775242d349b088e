"""Find free space for small type: boxes, in points, that overlap neither each other nor what is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["Box", "FreeSpace", "boxes_around"]

#: Left, bottom, right, top.
Box = tuple[float, float, float, float]


class FreeSpace:
    """The occupied boxes of a page, and a search for a free one.

    Parameters
    ----------
    page : Box
        In which everything has to stand.
    dots : array_like, shape (n, 2)
        Points that no box may cover.

    Examples
    --------
    >>> places = FreeSpace((0, 0, 100, 100), [(50, 50)])
    >>> places.take([(45, 45, 60, 60), (52, 45, 70, 55)])
    (52, 45, 70, 55)
    >>> places.take([(60, 50, 80, 60), (90, 90, 110, 99)]) is None
    True
    """

    def __init__(self, page: Box, dots: Any = ()) -> None:
        self._page = page
        self._dots: npt.NDArray[np.float64] = np.asarray(dots, dtype=float).reshape(-1, 2)
        self._taken: npt.NDArray[np.float64] = np.empty((0, 4))

    def free(self, box: Box) -> bool:
        """Whether a box lies on the page and overlaps nothing."""
        left, low, right, high = box
        page = self._page
        if left < page[0] or low < page[1] or right > page[2] or high > page[3]:
            return False
        x, y = self._dots.T
        if ((x > left) & (x < right) & (y > low) & (y < high)).any():
            return False
        t = self._taken
        return not ((t[:, 0] < right) & (left < t[:, 2]) & (t[:, 1] < high) & (low < t[:, 3])).any()

    def alone(self, point: Any) -> bool:
        """Whether a point lies in no occupied box."""
        t = self._taken
        return not ((t[:, 0] < point[0]) & (point[0] < t[:, 2]) & (t[:, 1] < point[1]) & (point[1] < t[:, 3])).any()

    def add(self, *boxes: Box) -> None:
        """Occupy boxes, free or not."""
        self._taken = np.vstack([self._taken, np.asarray(boxes, dtype=float).reshape(-1, 4)])

    def add_dots(self, dots: Any) -> None:
        """Add points that no further box may cover."""
        self._dots = np.vstack([self._dots, np.asarray(dots, dtype=float).reshape(-1, 2)])

    def take(self, boxes: Iterable[Box]) -> Box | None:
        """Occupy and return the first free box; None if there is none."""
        for box in boxes:
            if self.free(box):
                self.add(box)
                return box
        return None


def boxes_around(x: float, y: float, wide: float, tall: float, far: Sequence[float]) -> list[Box]:
    """List boxes of one size around a point, nearest first: beside, above and below, then at an angle.

    Parameters
    ----------
    x, y : float
        Points.
    wide, tall : float
        Of the box.
    far : sequence of float
        Distances of the box from the point.

    Returns
    -------
    list of Box

    Examples
    --------
    >>> boxes_around(0, 0, 10, 4, [3])[0]
    (3.0, -2.0, 13.0, 2.0)
    """
    out = []
    for gap in far:
        for across, up in ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)):
            near = 0.7 * gap if across and up else gap
            middle = (x + across * (near + wide / 2), y + up * (near + tall / 2))
            out.append((middle[0] - wide / 2, middle[1] - tall / 2, middle[0] + wide / 2, middle[1] + tall / 2))
    return out
