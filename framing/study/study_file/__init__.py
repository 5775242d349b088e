"""The study file: one file that says a whole study, and a folder from which it can be repeated.

``study.toml`` enters; a folder of tables, comparisons, scores and figures leaves, with copies of all that went in.
``study_schema`` says what may stand in the file, ``verb_options`` what each comparison and figure can be asked, read
off its signature; ``toml_lines`` finds the line of a key, and ``read_study`` tells all faults at once;
``study_asked`` holds what the file says. ``init_study`` writes a file for articles that lie somewhere. ``run_study``
does what the file says, with ``study_results`` for comparisons, scores and figures, and ``kept_sources`` for the
copies; ``verify_run`` repeats it from these.

A new key stands in ``study_schema`` first; docs/study-file.md is written from there.
"""
