"""Aliances Desktop: prepare, run and follow alliances between local entities, without a network."""

__version__ = "0.1.0"
