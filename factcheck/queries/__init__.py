"""What is looked at: each function returns frozen dataclasses made for one page. None changes anything."""
