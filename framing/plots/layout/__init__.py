"""What all figures share.

A figure enters by :mod:`~framing.plots.layout.canvas`: its options, its axes, the room they have, the check of its
table. Which groups it shows and what they are called: ``groups_shown``, ``display_names``; their colours and marks:
``looks``. Type, captions and labels: ``lettering``; legends and the heads of columns: ``legend``; numbers and dates on
an axis: ``scales``, ``periods``; free places for small type: ``boxes``. Colours, sizes and files: ``style``.
"""
