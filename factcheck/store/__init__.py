"""The tables: one file an aggregate, and the two ways to open them (`session.py`)."""
