"""Settings that all tests share."""

from hypothesis import settings

# The two cores of a small machine are busy with other tests: time per example says nothing about the code.
settings.register_profile("habeas", deadline=None)
settings.load_profile("habeas")
