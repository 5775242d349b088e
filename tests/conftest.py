"""Settings of all tests."""

from hypothesis import settings

# A loaded machine is no fault of the code: examples are not timed.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
