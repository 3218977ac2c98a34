"""The page: a graph as one HTML file that opens without a network, every edge of it open to its evidence."""

from tieup.page.build import render

__all__ = ["render"]
