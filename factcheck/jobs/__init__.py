"""Long work: the same functions, run by threads beside the server or by workers of a shared database."""
