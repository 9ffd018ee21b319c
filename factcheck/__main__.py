"""`python -m factcheck`: the same as the command `factcheck`."""

from __future__ import annotations

from factcheck.cli import main

if __name__ == "__main__":  # a server's workers import this module again
    main()
