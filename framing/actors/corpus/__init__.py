"""Who is one and the same over all articles of a run.

Mentions of many articles enter, each with an id that its own article gave; which ids are one actor's, and which one id
is several actors' leaves. Nothing here reads a text, and nothing depends on the order of articles.
"""
