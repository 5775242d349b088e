"""Stance toward a target.

Sentences with the span of an actor enter; how they present it leaves. ``target_name`` and ``target_sentence`` read a
sentence with its names hidden, ``target_features`` makes what the linear model sees, ``target_tokens`` what the
networks see.
"""
