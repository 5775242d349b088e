"""The registry: actors whom the user names in TOML files.

A path or a name enters; a :class:`~framing.actors.registry.registry.Registry` leaves, which finds its actors in tokens.
A new key of an actor goes to `registry` and `read_registry`, its check to `check_registry`; how aliases are found to
`aliases`, how persons are found by other forms of their names to `person_names`; which registry a table was made with
to `remembered_registry`; names of countries and places to `place_names.txt`.
"""
