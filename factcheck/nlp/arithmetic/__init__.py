"""Sums as an article writes them: a change from one figure to another, a share of a whole, parts and a total."""
