"""Reading: text in, document out. One step a file; `read.py` is the list of them."""
