"""Coding by hand: samples, sheets, and the exchange with annotation programs.

Tables of the package enter and leave as CSV sheets, brat folders, tasks of Label Studio, lines of doccano, REFI-QDA
projects, UIMA XMI or Web Annotations, and come back as tables. All programs meet in
:class:`framing.validity.coding.coded_marks.Coding`: another one needs a reader and a writer of it. What a program
has no form for rides along as a note (``side_notes.py``).
"""
