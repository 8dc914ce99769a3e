"""Settings that all tests share."""

from collections.abc import Iterator

import pytest
from django.conf import settings as django_settings
from django.db import connections
from hypothesis import settings

# The two cores of a small machine are busy with other tests: time per example says nothing about the code.
settings.register_profile("habeas", deadline=None)
settings.load_profile("habeas")


@pytest.fixture(autouse=True)
def connections_of_its_own() -> Iterator[None]:
    """Thousands of tests in one process, each with cases of its own: their files must not stay open."""
    yield
    if django_settings.configured:
        connections.close_all()
