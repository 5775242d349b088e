"""The trained engine.

Documents enter; attributions with their confidence leave (``engine.py``). A feature or measure goes into the file of
its stage (``cue_finder.py``, ``roles.py``, ``verifier.py``); then ``framing train quotes`` makes the model again.
"""
