"""What notebooks show: an article with its quotes, mentions and terms, a table with its colours, a study.

Tables, or a study, enter; HTML leaves that stands alone and in which everything is escaped (:mod:`framing.html_view`).
``show.py`` is the one verb, ``fr.show``; ``table_view.py`` shows a table, ``study_view.py`` a study (also what a study
shows by itself), and ``extension.py`` is ``%load_ext framing``, which has a notebook show tables so by itself. Articles
are shown by :func:`framing.actors.show_article`.
"""

from framing.notebook.show import show
from framing.notebook.table_view import TableView

__all__ = ["TableView", "show"]
