"""People, bodies and places: where they are named, and which names are one."""
