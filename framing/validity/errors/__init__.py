"""A measure against hand coding: errors, errors by group, corrected rates."""
