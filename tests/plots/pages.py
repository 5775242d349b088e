"""What stands on a page: its type, and what lies on what."""

import numpy as np
from matplotlib.patches import FancyArrowPatch


def figure_of(drawn):
    return drawn if hasattr(drawn, "savefig") else drawn.figure.figure


def type_of(figure):
    """Text and box, in pixels, of all type in a figure."""
    figure.draw_without_rendering()
    figure.canvas.draw()
    renderer = figure.canvas.get_renderer()
    letters = [text for part in (figure, *figure.subfigs) for text in part.texts]
    found = [(text.get_text(), text.get_window_extent(renderer)) for text in letters]
    for axes in figure.axes:
        own = [*axes.texts]
        if axes.axison:
            for axis in (axes.xaxis, axes.yaxis):
                low, high = sorted(axis.get_view_interval())
                ticks = zip(axis.get_ticklocs(), axis.get_ticklabels())
                own += [axis.label, *(label for place, label in ticks if low <= place <= high), axis.offsetText]
        own += axes.get_legend().get_texts() if axes.get_legend() else []
        found += [(text.get_text(), text.get_window_extent(renderer)) for text in own if text.get_visible()]
    return [(text, box) for text, box in found if text.strip()]


def _meet(one, other, across=1.0, down=1.5):
    return (
        min(one.x1, other.x1) - max(one.x0, other.x0) > across and min(one.y1, other.y1) - max(one.y0, other.y0) > down
    )


def overlaps(figure):
    """Type that leaves the page or lies on other type, on a legend, a group's mark or an arrow; in words."""
    found = type_of(figure)
    width, height = figure.canvas.get_width_height()
    wrong = [f"{text!r} leaves the page" for text, box in found
             if box.x0 < -1 or box.y0 < -1 or box.x1 > width + 1 or box.y1 > height + 1]  # fmt: skip
    for place, (text, box) in enumerate(found):
        wrong += [f"{text!r} on {other!r}" for other, second in found[place + 1 :] if _meet(box, second)]
    for axes in figure.axes:
        legend = axes.get_legend()
        if legend is not None:
            own, box = [text.get_text() for text in legend.get_texts()], legend.get_window_extent()
            wrong += [f"{text!r} on a legend" for text, other in found if text not in own and _meet(box, other)]
        marks = [line.get_window_extent() for line in axes.lines if not line.get_clip_on()]
        wrong += [f"{text!r} on a mark" for text, box in found for mark in marks if _meet(box, mark)]
        for arrow in (patch for patch in axes.patches if isinstance(patch, FancyArrowPatch)):
            lines = arrow.get_transform().transform_path(arrow.get_path()).to_polygons(closed_only=False)
            points = np.vstack([np.linspace(a, b, 8) for line in lines for a, b in zip(line, line[1:])])
            wrong += [f"{text!r} on an arrow" for text, box in found if _inside(points, box)]
    return wrong


def _inside(points, box):
    x, y = points.T
    return bool(np.any((x > box.x0 + 1) & (x < box.x1 - 1) & (y > box.y0 + 1.5) & (y < box.y1 - 1.5)))
