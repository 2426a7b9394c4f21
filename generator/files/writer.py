"""Writing files and folders. Nothing else writes: afterwards each is the old one or the new one, never half of each."""

import errno
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from generator.files.inside import linked_on_the_way

# Hidden, so neither the journal's reader nor MkDocs takes one for content; the process id tells who left it.
_PREFIX = ".journal-tmp-"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def write_atomically(
    path: Path, data: bytes, *, mode: int = 0o666, lasting: bool = True, new: bool = False
) -> None:  # fmt: skip
    """Write `data` to `path` by way of a temporary file beside it; the mode of a file that is there is kept.

    `mode` is that of a new file, before the umask. A symbolic link stays one: the file it leads to is written. Where
    the file should be `new`, nothing that is there is replaced, not even a link: FileExistsError.
    Raises OSError; then the old file is unchanged. What need not survive a power cut is not `lasting`: that is faster.
    """
    target = path.parent.resolve() / path.name if new else path.resolve()
    temporary = target.parent / _temporary_name()
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        if new:
            _give_name(temporary, target)
        else:
            _keep_mode(target, temporary)
            temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if lasting:
        _sync_folder(target.parent)


def write_new(files: Mapping[Path, bytes]) -> None:
    """Write many files that don't exist yet: one sync for all of them, and only then does each get its name.

    Syncing thousands one by one would take minutes. Raises OSError; then no file that has its name is half written.
    Nothing that is there is replaced: FileExistsError.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            temporary = path.parent / _temporary_name()
            waiting.append((temporary, path))
            with temporary.open("xb") as file:
                file.write(data)
                if not hasattr(os, "sync"):
                    os.fsync(file.fileno())
        if hasattr(os, "sync"):
            os.sync()
        for temporary, path in waiting:
            _give_name(temporary, path)
    except BaseException:
        for temporary, _ in waiting:
            temporary.unlink(missing_ok=True)
        raise
    for folder in {path.parent for path in files}:
        _sync_folder(folder)


@contextmanager
def temporary_directory(folder: Path) -> Iterator[Path]:
    """Give a new folder in `folder` that only its owner may enter, and delete it in the end."""
    made = folder / _temporary_name()
    made.mkdir(mode=0o700)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def move(old: Path, new: Path) -> None:
    """Give a file another name, which nothing may have yet: FileExistsError. Raises OSError."""
    _check_free(new)
    old.rename(new)


def remove(path: Path) -> None:
    """Delete a file; a link is deleted itself, not what it leads to."""
    path.unlink(missing_ok=True)


def _give_name(temporary: Path, path: Path) -> None:
    """Give a finished file its name, which nothing may have yet, not even a link that leads nowhere."""
    try:
        os.link(temporary, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # this file system knows no second name of a file
        move(temporary, path)
    else:
        temporary.unlink()


def _check_free(path: Path) -> None:
    if os.path.lexists(path):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def foreign(site: Path, made: Collection[str], now: Collection[str]) -> tuple[str, ...]:
    """Return what lies in a folder and is not among `made`, the paths below it of what a program made there.

    Of a folder in which nothing was made, and nothing is made `now`, only its own path is returned. No link is
    followed.
    """
    folders = {above.as_posix() for path in (*made, *now) for above in PurePosixPath(path).parents}
    found = []
    for above, inner, names in os.walk(site):
        here = Path(above).relative_to(site)
        for name in (*inner, *names):
            address = (here / name).as_posix()
            if address not in made and (address not in folders or Path(above, name).is_symlink()):
                found.append(address)
        inner[:] = [name for name in inner if (here / name).as_posix() in folders]
    return tuple(sorted(found))


def bring_along(old: Path, new: Path, paths: Iterable[str]) -> None:
    """Let the files and folders at `paths` in the folder `old` lie in the folder `new` too; links stay links.

    Nothing that is in `new` is replaced: FileExistsError. Raises OSError.
    """
    for path in paths:
        there = new / path
        _check_free(there)
        there.parent.mkdir(parents=True, exist_ok=True)
        if (old / path).is_dir() and not (old / path).is_symlink():
            shutil.copytree(old / path, there, symlinks=True, copy_function=_second_name)
        else:
            _second_name(old / path, there)


def _second_name(old: str | Path, new: str | Path) -> None:
    """Give a file a second name; where a file system has no such thing, copy it."""
    try:
        os.link(old, new, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(old, new, follow_symlinks=False)


def swap_directory(new: Path, old: Path) -> None:
    """Put the folder `new` in the place of `old`, which may be missing, and delete the old one.

    Both lie on one file system. On Linux the exchange is one step; elsewhere there is a moment without
    `old`. Raises OSError; then `old` is what it was.
    """
    if not old.exists():
        new.rename(old)
        return
    if exchange(new, old):
        shutil.rmtree(new, ignore_errors=True)
        return
    aside = new.parent / _temporary_name()
    old.rename(aside)
    try:
        new.rename(old)
    except OSError:
        aside.rename(old)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def keep_times(new: Path, old: Path) -> None:
    """Give each file in the folder `new` that is the same in `old` the times that it has there.

    A program that copies a site by the times of its files then copies only what has changed.
    """
    for path in new.rglob("*"):
        before = old / path.relative_to(new)
        if not path.is_file() or not before.is_file() or before.is_symlink() or linked_on_the_way(before, old):
            continue
        info = before.stat()
        if info.st_size == path.stat().st_size and before.read_bytes() == path.read_bytes():
            os.utime(path, ns=(info.st_atime_ns, info.st_mtime_ns))


def clear_leftovers(folder: Path) -> None:
    """Delete what killed runs left in `folder`; what a running one is working on stays."""
    for left in folder.glob(f"{_PREFIX}*"):
        process = left.name.removeprefix(_PREFIX).split("-")[0]
        if process.isdecimal() and not _is_running(int(process)):
            _delete(left)


def clear_old_stores(folder: Path) -> None:
    """Delete what version 0.1.0 kept in `.journal/` between runs; what calendars were told stays."""
    for name in ("answers", "kept.sqlite", "kept.sqlite-journal"):
        _delete(folder / name)


def clear_directory(folder: Path) -> None:
    """Delete everything in `folder` but what a running program is working on, and the lock it may hold."""
    for entry in folder.iterdir():
        if not entry.name.startswith(_PREFIX) and entry.name != "lock":
            _delete(entry)
    clear_leftovers(folder)


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _temporary_name() -> str:
    return f"{_PREFIX}{os.getpid()}-{secrets.token_hex(4)}"


def _keep_mode(target: Path, temporary: Path) -> None:
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return
    temporary.chmod(stat.S_IMODE(mode))


def _sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut, where folders can be synced."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network file systems can't; the rename itself has happened.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def exchange(new: Path, old: Path) -> bool:
    """Exchange two folders in one step; return whether this system and file system can."""
    if sys.platform != "linux":
        return False
    import ctypes  # here: its import takes longer than most commands write

    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:  # a C library without it
        return False
    failed = renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE)
    return not failed


def _is_running(process: int) -> bool:
    if os.name != "posix":
        return True  # there, asking with signal 0 would end it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
