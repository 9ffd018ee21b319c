"""Claims made elsewhere: bytes in, rows out. One input format a file; `reading.py` chooses among them."""
