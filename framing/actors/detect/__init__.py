"""Detection: every mention of an actor on the page of one article.

A document and a registry enter; a :class:`~framing.actors.detect.page.Page` with its mentions leaves, each with kind,
number, gender and what stands beside it. Names go to `page_names`, noun phrases to `noun_phrases`, owners and
appositions to `attachments`, the head of a source to `source_heads`; who is meant is not decided here, but in `link`.
"""
