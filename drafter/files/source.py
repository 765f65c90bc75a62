"""Files as text: open them, keep what is needed to write them back unharmed."""

from __future__ import annotations

import errno
import hashlib
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from drafter.files import faults
from drafter.files.decoding import decode
from drafter.findings import DrafterError, Finding, Place, Rule

LIMIT = 20 * 1024 * 1024

_LINE_END = re.compile("\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file, line ends as they are, without BOM.

    `stamp` knows the bytes on disk again; it is empty for a text that was never on disk.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    bom: bool = False
    newline: str = "\n"
    stamp: bytes = b""

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its line end; an empty text beyond the last."""
        lines = _LINE_END.split(self.text, number)
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def lines(self) -> list[str]:
        """Return all lines without their line ends."""
        return _LINE_END.split(self.text)

    def encoded(self) -> bytes:
        """Return the bytes to write: always UTF-8, with a BOM where there was one."""
        return (b"\xef\xbb\xbf" if self.bom else b"") + self.text.encode("utf-8")


def stamp_of(content: bytes) -> bytes:
    """Return the stamp by which a file is known again."""
    return hashlib.blake2b(content, digest_size=16).digest()


def newline_of(text: str) -> str:
    """Return the line end a text uses most."""
    crlf = text.count("\r\n")
    if crlf:
        return "\r\n" if crlf * 2 >= text.count("\n") else "\n"
    return "\n" if "\n" in text or "\r" not in text else "\r"


def read_source(path: str | Path, limit: int = LIMIT) -> tuple[Source, tuple[Finding, ...]]:
    """Read a text file; raise DrafterError where it cannot be read as text."""
    content = read_bytes(Path(path), limit)
    name = str(path)
    text, encoding, bom = decode(content, name)
    source = Source(name, text, encoding, bom, newline_of(text), stamp_of(content))
    if encoding == "utf-8":
        return source, ()
    note = Finding(
        faults.ENCODING_CHANGES,
        Place(name),
        f"这个文件的编码是 {encoding.upper()}，读得出来，保存时会改成 UTF-8。",
        "不用做什么；若还要用旧软件打开它，请先另存一份。",
    )
    return source, (note,)


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the content of a file of at most `limit` bytes; raise DrafterError where it cannot be had."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise _stop(faults.NOT_OPENED, path, "这是一个文件夹，不是文件。", "请写到文件夹里的那个文件名。")
        if not stat.S_ISREG(status.st_mode):
            raise _stop(faults.NOT_OPENED, path, "这不是普通文件。", "请给出一个存在磁盘上的文件。")
        if status.st_size > limit:
            raise _too_large(path, status.st_size, limit)
        return path.read_bytes()
    except FileNotFoundError:
        raise _missing(path) from None
    except PermissionError:
        advice = "请看文件属性里的权限，或请文件的主人给您读取权限。"
        raise _stop(faults.NOT_OPENED, path, "没有权限读这个文件。", advice) from None
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None


def _missing(path: Path) -> DrafterError:
    folder = path.parent
    try:
        names = sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))
    except OSError:
        return _stop(faults.NOT_OPENED, path, f"打不开“{folder}”这个文件夹。", "请检查路径是否写对。")
    from difflib import get_close_matches

    near = get_close_matches(path.name, names, 1, 0.5)
    advice = f"是不是“{near[0]}”？" if near else "请检查文件名，或先进入它所在的文件夹。"
    return _stop(faults.NOT_OPENED, path, "没有这个文件。", advice)


def _unreadable(path: Path, error: OSError | ValueError) -> DrafterError:
    if isinstance(error, ValueError) or error.errno in (errno.ENAMETOOLONG, errno.EINVAL, errno.ENOTDIR):
        return _stop(
            faults.NOT_OPENED, path, "这个路径不能用。", "请检查文件名里有没有多余的符号，或名字是否过长。"
        )
    message = f"读文件时出错（{error.strerror}）。"
    return _stop(faults.NOT_OPENED, path, message, "请检查磁盘或网络盘是否正常，再试一次。")


def _too_large(path: Path, size: int, limit: int) -> DrafterError:
    return _stop(
        faults.TOO_LARGE,
        path,
        f"文件有 {size / 1024 / 1024:.1f} 兆，超过 {limit // 1024 // 1024} 兆，没有读。",
        "请确认是不是拿错了文件；事实文件是填写的 .yaml 文本文件。",
    )


def _stop(rule: Rule, path: Path, message: str, advice: str) -> DrafterError:
    return DrafterError(Finding(rule, Place(str(path)), message, advice))
