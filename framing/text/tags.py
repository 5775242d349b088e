"""The part-of-speech tags of the Penn Treebank."""

__all__ = ["TAGS"]

#: The tags; a tag's number is its place.
TAGS: tuple[str, ...] = tuple(
    """# $ '' , -LRB- -RRB- . : CC CD DT EX FW IN JJ JJR JJS LS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM
    TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB ``""".split()
)
