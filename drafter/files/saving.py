"""Write files whole or not at all, and never over what someone else wrote in the meantime."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from dataclasses import replace as with_changes
from pathlib import Path

from drafter.files import faults
from drafter.files.document import Document
from drafter.files.source import stamp_of
from drafter.findings import DrafterError, Finding, Level, Place

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.ETXTBSY)


def write_atomically(path: str | Path, content: bytes, *, durable: bool = False) -> None:
    """Write a file whole or not at all; `durable` waits until it would survive a power cut."""
    try:
        target = Path(os.path.realpath(path))
        _replace(target, content, _mode(target), durable=durable)
    except (OSError, ValueError) as error:
        raise _not_written(path, error) from None


def make_folder(path: str | Path) -> None:
    """Make a folder and those above it, where they are not there yet."""
    try:
        os.makedirs(path, exist_ok=True)
    except (OSError, ValueError) as error:
        raise _no_folder(path, error) from None


def refuse_existing(path: str | Path) -> None:
    """Stop before work is done for a file that may not be written: one of its name is there."""
    if os.path.lexists(path):
        raise _changed_since(path, b"")


def save(document: Document, path: str | Path | None = None) -> tuple[Document, tuple[Finding, ...]]:
    """Save a document as UTF-8, durably; the content it replaces stays beside it as .bak.

    Refused where the file on disk is not the one that was read.
    """
    source = document.source
    path = source.path if path is None else path
    try:
        target = Path(os.path.realpath(path))
        content = source.encoded()
        before = target.read_bytes() if target.exists() else None
        if before is not None and stamp_of(before) != source.stamp:
            raise _changed_since(path, source.stamp)
        if before != content:
            mode = _mode(target)
            if before is not None:
                _replace(target.with_name(target.name + ".bak"), before, mode, durable=False)
            _replace(target, content, mode, durable=True)
    except (OSError, ValueError) as error:
        raise _not_written(path, error) from None
    saved = with_changes(source, path=str(path), encoding="utf-8", stamp=stamp_of(content))
    return with_changes(document, source=saved), _told(document, str(path), gone=before is None)


def _replace(target: Path, content: bytes, mode: int | None, *, durable: bool) -> None:
    """Write beside the target, then put it in its place; leave nothing behind where that fails."""
    temporary = target.with_name(f".drafter-{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(content)
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
        if durable:
            _sync_folder(target.parent)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """Make a renaming durable, on systems where folders can be opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _mode(target: Path) -> int | None:
    """Return the permissions of a file to keep, None for a new one; refuse one that is marked read-only."""
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "a folder", str(target))
    if not mode & stat.S_IWUSR:
        raise PermissionError(errno.EROFS, "read-only", str(target))
    return mode


def _changed_since(path: str | Path, stamp: bytes) -> DrafterError:
    if not stamp:
        message, advice = "已经有同名的文件，没有覆盖。", "请换一个文件名，或先把原来的文件移走。"
    else:
        message = "打开之后，别的程序改过这个文件，没有覆盖它。"
        advice = "请重新打开这个文件，把刚才的改动再做一遍。"
    return DrafterError(Finding(faults.NOT_SAVED, Place(str(path)), message, advice))


def _no_folder(path: str | Path, error: OSError | ValueError) -> DrafterError:
    """Say in plain words why a folder could not be made."""
    code = error.errno if isinstance(error, OSError) else None
    if code not in (errno.EEXIST, errno.ENOTDIR):
        return _not_written(path, error)
    message, advice = "这是一个文件，不能当文件夹来用，没有存成。", "请换一个文件夹名。"
    return DrafterError(Finding(faults.NOT_SAVED, Place(str(path)), message, advice))


def _not_written(path: str | Path, error: OSError | ValueError) -> DrafterError:
    """Say in plain words why a file could not be written."""
    code = error.errno if isinstance(error, OSError) else None
    if code in _FULL:
        message, advice = "磁盘满了，没有存成，原文件没有动。", "请清理磁盘空间后再存，或存到别的盘。"
    elif code == errno.EROFS:
        message, advice = "文件或磁盘是只读的，没有存成。", "请去掉文件的只读属性，或存到别处。"
    elif code in _FORBIDDEN:
        message = "没有写的权限，或者文件正被 WPS、Word 等打开，没有存成，原文件没有动。"
        advice = "请关掉正在打开它的程序再试，或存到别的文件夹。"
    elif code == errno.EISDIR:
        message, advice = "这是一个文件夹，不能当文件来写。", "请写上文件名。"
    elif code == errno.ENAMETOOLONG:
        message, advice = "文件名或路径太长，没有存成。", "请换一个短些的名字，或存到上层的文件夹里。"
    elif code in (errno.ENOENT, errno.ENOTDIR):
        message, advice = (
            f"没有“{Path(path).parent}”这个文件夹，没有存成。",
            "请先建好文件夹，或改用别的路径。",
        )
    elif code is None:
        message, advice = (
            "内容里有写不进 UTF-8 的字符，或路径不能用，没有存成。",
            "请检查刚输入的内容和文件名。",
        )
    else:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        message, advice = (
            f"写文件时出错（{reason}），没有存成，原文件没有动。",
            "请检查磁盘或网络盘，再试一次。",
        )
    return DrafterError(Finding(faults.NOT_SAVED, Place(str(path)), message, advice))


def _told(document: Document, path: str, *, gone: bool) -> tuple[Finding, ...]:
    """Return what the owner of a file should know about how it was saved."""
    found: list[Finding] = []
    encoding = document.source.encoding
    if encoding != "utf-8":
        message = f"文件原来是 {encoding.upper()} 编码，这次存成了 UTF-8。"
        found.append(
            Finding(faults.ENCODING_CHANGES, Place(path), message, "原来的内容留在同名的 .bak 文件里。")
        )
    if gone and document.source.stamp:
        message = "打开之后，原来的文件被移走或删掉了，这次按新文件存了一份。"
        found.append(
            Finding(
                faults.NOT_SAVED, Place(path), message, "请看看是不是改了名。", level_override=Level.WARNING
            )
        )
    return tuple(found)
