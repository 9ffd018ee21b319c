"""The programs' door: a REST API over the same workflow and queries as the browser's."""
