"""The grammar of a sentence: tags and dependencies of the tokens, and what is read off them."""

from framing.text.grammar.parser import Parser, load_parser
from framing.text.grammar.relations import RELATIONS
from framing.text.grammar.tree import Tree

__all__ = ["RELATIONS", "Parser", "Tree", "load_parser"]
