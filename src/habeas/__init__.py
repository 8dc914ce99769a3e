"""Habeas: case files on people deprived of liberty or disappeared."""

__version__ = "0.1.0"
