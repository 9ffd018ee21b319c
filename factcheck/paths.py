"""Where templates, migrations and the instance folder are: in a checkout or in an installed package."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
_SHIPPED = _PACKAGE / "_shipped"


def checkout() -> Path | None:
    """The root of the checkout this package runs from; None when it is installed from a wheel."""
    root = _PACKAGE.parent
    if _SHIPPED.is_dir() or not (root / "pyproject.toml").is_file():
        return None
    return root


def _shipped(name: str) -> Path:
    root = checkout()
    folder = root / name if root else _SHIPPED / name
    if not folder.is_dir():
        raise FileNotFoundError(f"no {name} folder: looked for {folder}; install factcheck again")
    return folder


def templates() -> Path:
    """The folder of page templates."""
    return _shipped("templates")


def migrations() -> Path:
    """The folder of database migrations."""
    return _shipped("migrations")


def default_instance() -> Path:
    """Where data lives unless FACTCHECK_INSTANCE says otherwise.

    Never inside the virtual environment (Flask's own default for an installed package), because the
    record would vanish with it.
    """
    return (checkout() or Path.cwd()) / "instance"
