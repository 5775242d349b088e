"""Coding by hand: samples, sheets, and the exchange with annotation programs.

Tables of the package enter and leave as CSV sheets, brat folders or Label Studio tasks, and come back as tables. All
programs meet in :class:`framing.validity.coding.coded_marks.Coding`: another one needs a reader and a writer of it.
"""
