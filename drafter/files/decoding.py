"""Bytes → text: UTF-8 first, then what a Chinese office PC writes, else a clear refusal."""

from __future__ import annotations

from drafter.files import faults
from drafter.findings import DrafterError, Finding, Place, Rule

_SAMPLE = 20_000
_COMMON_SHARE = 0.85
_BOMS = (  # the longer mark first: UTF-32's begins with UTF-16's
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_FOREIGN = (
    (b"PK\x03\x04", "Word、Excel 或压缩文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word、Excel 或 WPS 文件"),
    (b"%PDF", "PDF 文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
)
_PUNCTUATION = (  # of Chinese text, as GB18030 decodes it
    ("\xb7", "\xd7"),
    ("\u2010", "\u2103"),
    ("\u2160", "\u217f"),
    ("\u2460", "\u249b"),
    ("\u3000", "\u3015"),
    ("\uff00", "\uffe5"),
)


def decode(content: bytes, path: str) -> tuple[str, str, bool]:
    """Return text, encoding and whether there was a UTF-8 BOM."""
    _refuse_foreign(content, path)
    if content.startswith(b"\xef\xbb\xbf"):
        return _strictly(content[3:], "utf-8", path), "utf-8", True
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strictly(content, encoding, path), encoding, False
    if b"\0" in content:
        raise _stop(
            faults.NOT_TEXT, Place(path), "文件里有二进制内容，不是文本文件。", "请确认是不是拿错了文件。"
        )
    try:
        return content.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError as error:
        text = _as_gb18030(content)
        if text is None:
            raise _unknown(content, error.start, path) from None
        return text, "gb18030", False


def _refuse_foreign(content: bytes, path: str) -> None:
    for magic, what in _FOREIGN:
        if content.startswith(magic):
            raise _stop(
                faults.NOT_TEXT,
                Place(path),
                f"这是{what}，不是事实文件。",
                "事实文件是 .yaml 文本文件，可以从 samples 文件夹里的样例抄一份来填。",
            )


def _strictly(content: bytes, encoding: str, path: str) -> str:
    try:
        return content.decode(encoding).lstrip("\ufeff")
    except UnicodeDecodeError as error:
        raise _unknown(content, error.start, path) from None


def _as_gb18030(content: bytes) -> str | None:
    """Decode GB18030, unless the result does not look like Chinese: Big5 decodes into rare characters."""
    try:
        text = content.decode("gb18030")
    except UnicodeDecodeError:
        return None
    foreign = [c for c in text[:_SAMPLE] if c > "\x7f"]
    common = sum(1 for c in foreign if _is_common(c))
    return text if common >= len(foreign) * _COMMON_SHARE else None


def _is_common(character: str) -> bool:
    if "\u3400" <= character <= "\u9fff":
        return bool(character.encode("gb2312", "ignore"))
    return any(first <= character <= last for first, last in _PUNCTUATION)


def _unknown(content: bytes, position: int, path: str) -> DrafterError:
    from charset_normalizer import from_bytes

    line = content.count(b"\n", 0, position) + 1
    guess = from_bytes(content[: 4 * _SAMPLE]).best()
    likely = f"，看上去像 {guess.encoding.upper()}" if guess and guess.encoding != "utf_8" else ""
    return _stop(
        faults.UNKNOWN_ENCODING,
        Place(path, line),
        f"认不出这个文件的编码{likely}，第 {line} 行起有读不出的字节。",
        "请用记事本或 WPS 打开，看清没有乱码，再“另存为”，编码选 UTF-8。",
    )


def _stop(rule: Rule, place: Place, message: str, advice: str) -> DrafterError:
    return DrafterError(Finding(rule, place, message, advice))
