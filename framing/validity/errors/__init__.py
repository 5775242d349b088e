"""A measure against hand coding.

Rows of a tool and of a coder enter; an evaluation with errors by group, and rates corrected for them, leave. What
counts as right is decided in ``match_rows``.
"""
