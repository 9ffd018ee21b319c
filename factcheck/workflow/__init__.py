"""What changes anything: one function for each thing a person would name.

Each checks its rule, changes the rows and writes the record as its last statement. None commits: the
door's `with store.writing()` does, once.
"""
