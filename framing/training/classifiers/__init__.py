"""Training of the classifiers that ship: coded sentences enter, classifiers with their cards leave."""
