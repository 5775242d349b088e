"""The same statement in several reports.

Quotes and articles enter ``statements``; links of sentences leave, aligned word by word. How sentences are cut and
words compared goes to ``segments``, how two are aligned to ``alignment``, which are one utterance to ``statements``.
"""
