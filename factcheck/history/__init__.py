"""The record: a chain of events that cannot be changed unseen."""
