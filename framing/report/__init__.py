"""The report: the tables of a run as pages for a browser, which work from disk and ask nobody for anything.

The tables of a run enter; a folder of static files, or one file, leaves. Numbers, names and rows go into files of data;
what a reader does with them (count, filter, sort, link) is done by the scripts of ``page/``. Which file does what, and
where a change goes, is in the room's README.
"""

from framing.report.write_report import ReportPage, report_page, write_report

__all__ = ["ReportPage", "report_page", "write_report"]
