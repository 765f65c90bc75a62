"""Any file a clerk may hand in → the reader for what it really is, whatever its name says; limits before parsing."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from drafter.files.source import read_bytes
from drafter.findings import DrafterError, Finding
from drafter.readers import faults
from drafter.readers.report import Read

Reader = Callable[[bytes, str], tuple[Read, tuple[Finding, ...]]]
LIMIT = 100 * 1024 * 1024
_TEXT_LIMIT = 20 * 1024 * 1024
_PDF, _RICH, _OLD = b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0"
_FOREIGN = (_PDF, _RICH, _OLD)
_WORD_XML = b'mso-application progid="Word.Document"'
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_HEAD = 2048
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|title|div|p|table)[\s>]", re.IGNORECASE)


def read_report(path: str | Path) -> tuple[Read, tuple[Finding, ...]]:
    """Read a finished report: .docx, .html, .txt by ourselves, .doc, .wps, .odt, .rtf and .pdf through other programs."""
    name = str(path)
    refuse_size(Path(path), LIMIT)
    content = read_bytes(Path(path), LIMIT)
    if not content.strip(b"\0 \t\r\n"):
        raise faults.stop(faults.EMPTY, name, "这是一个空文件。", "请确认文件有没有存好、有没有下载完。")
    return _reader(content)(content, name)


def _reader(content: bytes) -> Reader:
    """Open the room for what a file really is."""
    head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
    for known, reader in _BY_START:
        if head.startswith(known):
            return reader
    if _WORD_XML in head:
        return _read_word_xml
    return _within(_read_page if _PAGE.search(head.replace(b"\0", b"")) else _read_plain)


def _read_page(content: bytes, path: str) -> tuple[Read, tuple[Finding, ...]]:
    from drafter.readers.html import read_html

    return read_html(content, path)


def _read_plain(content: bytes, path: str) -> tuple[Read, tuple[Finding, ...]]:
    from drafter.readers.text import read_text

    return read_text(content, path)


def _read_word_xml(content: bytes, path: str) -> tuple[Read, tuple[Finding, ...]]:
    from drafter.readers.convert import read_through_office

    return read_through_office(content, path, ".xml")


def _read_foreign(content: bytes, path: str) -> tuple[Read, tuple[Finding, ...]]:
    from drafter.readers import convert

    head = content[:_HEAD].lstrip()
    if head.startswith(_PDF):
        return convert.read_pdf(content, path)
    return (convert.read_rich_text if head.startswith(_RICH) else convert.read_old_word)(content, path)


def _within(reader: Reader) -> Reader:
    """Return a reader of text, which is refused where it is larger than any report."""

    def read(content: bytes, path: str) -> tuple[Read, tuple[Finding, ...]]:
        if len(content) > _TEXT_LIMIT:
            raise _too_large(path, len(content), _TEXT_LIMIT)
        return reader(content, path)

    return read


def _read_package(content: bytes, path: str) -> tuple[Read, tuple[Finding, ...]]:
    from drafter.readers.package import Package

    if Package(content, path).is_opendocument:
        from drafter.readers.convert import read_opendocument

        return read_opendocument(content, path)
    from drafter.readers.word import read_word

    return read_word(content, path)


def _refuse_picture(_: bytes, path: str) -> tuple[Read, tuple[Finding, ...]]:
    raise faults.stop(
        faults.NOT_A_REPORT_FILE,
        path,
        "这是图片，里面没有文字。",
        "请先用文字识别（OCR）转成文字，或者找报告的 Word 稿。",
    )


def _read_archive(content: bytes, path: str) -> tuple[Read, tuple[Finding, ...]]:
    """Read a “single file web page” (.mht, often called .doc): the page in it."""
    from email import message_from_bytes

    from drafter.readers.html import read_html

    for part in message_from_bytes(content).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            return read_html(page if isinstance(page, bytes) else b"", path)
    raise faults.stop(
        faults.NOT_A_REPORT_FILE,
        path,
        "这是“单个文件网页”（.mht），里面没有正文。",
        "请用浏览器或 WPS 打开，另存为 .html、.docx 或 .txt 再导入。",
    )


def refuse_size(path: Path, limit: int) -> None:
    """Stop before a file is read that is far too large."""
    try:
        size = path.stat().st_size if path.is_file() else 0
    except (OSError, ValueError):
        return
    if size > limit:
        raise _too_large(str(path), size, limit)


def _too_large(path: str, size: int, limit: int) -> DrafterError:
    return faults.stop(
        faults.TOO_LARGE,
        path,
        f"文件有 {size / 1024 / 1024:.0f} 兆，超过 {limit // 1024 // 1024} 兆，没有读。",
        "请确认是不是拿错了文件；若是报告里图片太多，请另存一份，删去图片再导入。",
    )


_BY_START: tuple[tuple[bytes | tuple[bytes, ...], Reader], ...] = (
    (b"PK", _read_package),
    (_FOREIGN, _read_foreign),
    (_PICTURES, _refuse_picture),
    (b"MIME-Version:", _within(_read_archive)),
)
