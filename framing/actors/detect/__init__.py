"""Detection: every mention of an actor on the page of one article."""
