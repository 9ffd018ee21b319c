"""The assistants' door: the desk's work to read, by the Model Context Protocol. Nothing here can write."""
