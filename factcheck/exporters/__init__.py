"""One output format a file: a report in, bytes out. No clock, no network, no database."""
