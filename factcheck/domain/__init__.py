"""The words of the trade: what a claim, a value, a finding or a verdict is.

Standard library only. Everything else in the program is written in these words.
"""
