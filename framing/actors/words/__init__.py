"""What English words say of whom they name.

A word enters; what kind of actor it names, how many, of which gender leaves. Lists stand in `lexicons/words`; a noun
that is missing goes there, a rule for plurals to `nouns`, forms of names to `name_forms`.
"""
