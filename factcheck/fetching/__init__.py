"""Getting a page from the network without being led inside: the one place that opens connections out."""
