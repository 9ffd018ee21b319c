"""One writer at a time, over the threads of a process and over processes."""

from __future__ import annotations

import sys
import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import IO

if sys.platform != "win32":
    import fcntl


class WriterLock:
    """Taken around a writing transaction: waits its turn instead of polling.

    `path` is the lock file beside a SQLite database; without one (PostgreSQL has a lock of its own,
    and so has Windows' SQLite in its busy timeout) only the threads of this process queue.
    The kernel lets go of the file when a process dies, so that nothing stays locked.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._threads = threading.Lock() if path else None
        self._file: IO[bytes] | None = None

    def __enter__(self) -> None:
        if self._threads is None:
            return
        self._threads.acquire()
        if sys.platform != "win32" and self._path is not None:
            # Where the folder cannot be written SQLite says so better than we could.
            with suppress(OSError):
                self._file = self._path.open("ab")
                fcntl.flock(self._file, fcntl.LOCK_EX)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._threads is None:
            return
        if self._file is not None:
            self._file.close()
            self._file = None
        self._threads.release()
