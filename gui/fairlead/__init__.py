"""Fairlead, a desktop assistant that connects AWS to Elastic."""

__version__ = "0.1.0"
