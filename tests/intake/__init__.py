"""Tests of the lists that come in. Every person in them is invented."""
