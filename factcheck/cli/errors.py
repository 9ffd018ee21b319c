"""How a command fails: one line on standard error that says what to do, and an exit code."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import traceback
from collections.abc import Sequence

import click

from factcheck.config import SettingsError
from factcheck.domain.errors import FactcheckError

DONE, NOT_SO, WRONG_USE = 0, 1, 2

_MEND = {
    errno.ENOENT: "no such file; check the path",
    errno.EACCES: "permission denied; check who owns it and its rights",
    errno.EPERM: "permission denied; check who owns it and its rights",
    errno.EISDIR: "is a folder; give the files in it, or use factcheck ingest, which takes folders",
    errno.ENOTDIR: "a part of the path is a file, not a folder; check the path",
    errno.ENOSPC: "the disk is full; make room and try again",
    errno.EDQUOT: "the disk quota is used up; make room and try again",
    errno.EROFS: "the disk may not be written; choose another place",
    errno.ENAMETOOLONG: "the name is too long; rename the file",
    errno.EMFILE: "too many files are open; raise the limit (ulimit -n)",
    errno.EIO: "the disk reports a fault; check it",
}


def answered(program: click.Command, arguments: Sequence[str]) -> int:
    """Run `program` and return the exit code; whatever goes wrong is told in one line."""
    try:
        code = program.main(args=list(arguments), prog_name="factcheck", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader went away (`| head`): nothing to tell, and nobody to tell it to.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOT_SO
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return WRONG_USE
    except click.UsageError as error:
        tell(_usage(error))
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        tell("interrupted; what was finished before is kept")
        return NOT_SO
    except Exception as error:  # noqa: BLE001 - the last resort of the whole program
        if "--traceback" in arguments:
            traceback.print_exc()
        tell(line(error))
        return WRONG_USE if isinstance(error, SettingsError | click.ClickException) else NOT_SO
    return code if isinstance(code, int) else DONE


def tell(message: str) -> None:
    """Print one line on standard error; control characters and line breaks in it are made visible."""
    visible = "".join(
        char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in message
    )
    # Where standard error is gone too there is nobody left to tell.
    with contextlib.suppress(OSError):
        click.echo(f"factcheck: {visible}", err=True)


def line(error: BaseException, name: str = "") -> str:
    """What went wrong and what to do, in one line; `name` is the file it concerns."""
    if isinstance(error, FactcheckError | SettingsError):
        said = str(error)
        return said if not name or said.startswith(name) else f"{name}: {said}"
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, MemoryError):
        return (
            f"{name + ': ' if name else ''}not enough memory; cut the file or use a larger machine"
        )
    if isinstance(error, OSError):
        where = str(error.filename or name or "output")
        mend = _MEND.get(error.errno or 0) or f"{(error.strerror or str(error)).lower()}"
        return f"{where}: {mend}"
    return (
        f"{name + ': ' if name else ''}{type(error).__name__}: {error}; this is a defect of factcheck: "
        "run factcheck --traceback … and report what it prints"
    )


def _usage(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "factcheck"
    message = error.format_message().rstrip(".")
    if isinstance(error, click.BadParameter) and ";" in message:
        return message
    return f"{message}; see {path} --help"
