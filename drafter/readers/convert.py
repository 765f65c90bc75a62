"""Formats that other programs read for us: .doc, .wps, .odt and .rtf through LibreOffice, .pdf through Poppler or pypdf."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from drafter.findings import Finding
from drafter.readers import faults, pdftext
from drafter.readers.furniture import is_furniture
from drafter.readers.report import Read, report_of
from drafter.readers.text import passages_of

_OFFICES = (
    "soffice",
    "libreoffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
)
_LONGEST_WAIT = 120
_LARGEST_RESULT = 100 * 1024 * 1024
_OLD_WORD, _OLD_EXCEL, _OLD_SLIDES = (
    name.encode("utf-16-le") for name in ("WordDocument", "Workbook", "PowerPoint Document")
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FEWEST_GAPS = 2
_JUSTIFIED = re.compile(r"(?<=[^\x00-\x7f]) +|(?<=[0-9A-Za-z%]) (?=[^\x00-\x7f])")
_BY_HAND = "请用 WPS 或 Word 打开，“另存为”.docx，再导入。"


def read_old_word(content: bytes, path: str) -> tuple[Read, tuple[Finding, ...]]:
    """Read an old Word or WPS file; refuse what only looks like one."""
    if _ENCRYPTED in content:
        raise faults.stop(
            faults.ENCRYPTED, path, "文件加了密码。", "请在 WPS 或 Word 里去掉密码，另存一份再导入。"
        )
    if _OLD_WORD not in content:
        for mark, what in ((_OLD_EXCEL, "Excel 表格"), (_OLD_SLIDES, "PowerPoint 演示文稿")):
            if mark in content:
                advice = "要导入的是报告正文，请给出 Word、网页或文本文件。"
                raise faults.stop(faults.NOT_A_REPORT_FILE, path, f"这其实是{what}，不是报告。", advice)
    return read_through_office(content, path, ".wps" if path.lower().endswith(".wps") else ".doc")


def read_opendocument(content: bytes, path: str) -> tuple[Read, tuple[Finding, ...]]:
    """Read an OpenDocument text."""
    return read_through_office(content, path, ".odt")


def read_rich_text(content: bytes, path: str) -> tuple[Read, tuple[Finding, ...]]:
    """Read an RTF file."""
    return read_through_office(content, path, ".rtf")


def read_through_office(content: bytes, path: str, suffix: str) -> tuple[Read, tuple[Finding, ...]]:
    """Let LibreOffice make a .docx of a file and read that; places are those of the .docx."""
    from drafter.readers.word import read_word

    program = _office()
    if program is None:
        what = {".odt": "ODT 文件", ".rtf": "RTF 文件", ".xml": "Word 的 XML 文件"}.get(
            suffix, "旧版 Word 或 WPS 文件"
        )
        message = f"这是{what}，要借助 LibreOffice 才能读，这台电脑上没有装。"
        raise faults.stop(faults.NO_CONVERTER, path, message, _BY_HAND)
    made = _converted(content, suffix, ".docx", (program, "--convert-to", "docx"))
    if made is None:
        advice = f"文件可能加了密码或者损坏。{_BY_HAND}"
        raise faults.stop(faults.NOT_CONVERTED, path, "LibreOffice 没有转换成这个文件。", advice)
    return read_word(made, path)


def read_pdf(content: bytes, path: str) -> tuple[Read, tuple[Finding, ...]]:
    """Read the text of a PDF; a scan has none. LibreOffice opens PDFs too, but mixes up the order of their words."""
    advice = "请在 PDF 阅读器里另存为 Word 或文本，再导入。"
    words: tuple[str, ...]
    if poppler := shutil.which("pdftotext"):
        words, gap = (poppler, "-layout", "-enc", "UTF-8", "-nopgbrk"), 2
    elif pdftext.is_there():
        words, gap = (sys.executable, "-m", pdftext.__name__), 6
    else:
        message = "读 PDF 要借助 pdftotext 或 pypdf，这台电脑上都没有装。"
        raise faults.stop(faults.NO_CONVERTER, path, message, advice)
    made = _converted(content, ".pdf", ".txt", words)
    if made is None:
        message = "PDF 里的文字没有取出来，可能加了密码或者损坏。"
        raise faults.stop(faults.NOT_CONVERTED, path, message, advice)
    text = made.decode("utf-8", "replace").removeprefix("\ufeff")
    if not text.strip():
        advice = "请先用文字识别（OCR）转成文字，或者找报告的 Word 稿。"
        raise faults.stop(faults.EMPTY, path, "PDF 里没有文字，多半是扫描件。", advice)
    lines = "\n".join(_line_of_page(line, gap) for line in text.split("\n"))
    passages = [p for p in passages_of(lines) if p.rows or not is_furniture(p.text, around=False)]
    return report_of(passages, path)


def _line_of_page(line: str, gap: int) -> str:
    """Return a line of a PDF without the spaces that only justify it; several gaps part the cells of a table."""
    indent, text = line[: len(line) - len(line.lstrip())], line.strip()
    parted = re.sub(f" {{{gap},}}", "\t", text)
    if parted.count("\t") >= _FEWEST_GAPS:
        text = parted
    return indent + _JUSTIFIED.sub("", text)


def _office() -> str | None:
    """Return the program LibreOffice is started with, None where it is not installed."""
    return next((found for name in _OFFICES if (found := shutil.which(name))), None)


def _converted(content: bytes, suffix: str, wanted: str, words: Sequence[str]) -> bytes | None:
    """Run a converter on a file of its own in a folder of its own; None where it makes nothing in time."""
    with tempfile.TemporaryDirectory(prefix="drafter-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, made = folder / f"report{suffix}", folder / f"made{wanted}"
        source.write_bytes(content)
        if "--convert-to" in words:
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            arguments = [
                words[0],
                profile,
                "--headless",
                "--norestore",
                *words[1:],
                "--outdir",
                name,
                str(source),
            ]
            made = folder / f"report{wanted}"
        else:
            arguments = [*words, str(source), str(made)]
        if not _run(arguments) or not made.is_file() or made.stat().st_size > _LARGEST_RESULT:
            return None
        return made.read_bytes()


def _run(arguments: Sequence[str]) -> bool:
    """Run a program to its end; stop it and what it started where it takes too long."""
    try:
        process = subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(_LONGEST_WAIT) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
