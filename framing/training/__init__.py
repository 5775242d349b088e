"""How the shipped parser is made and measured.

Only the command line opens this room. What it needs beyond the package's own requirements comes with the extra
``train``.
"""
