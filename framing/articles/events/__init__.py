"""Events: which articles report the same one.

The table of articles enters; the same table with the column ``event`` leaves, with the reason of each link.
``about_terms`` weighs what an article is about, ``event_pairs`` finds pairs of articles that may report one event,
``link_model`` says how likely they do, ``event_groups`` makes groups of pairs, ``join_articles`` of all articles,
``find_events`` is the verb.
"""

from framing.articles.events.find_events import event_links, find_events

__all__ = ["event_links", "find_events"]
