"""Web pages as bytes → text: what the bytes are counts, not what the page says of itself."""

from __future__ import annotations

import re

from drafter.files.decoding import decode
from drafter.findings import DrafterError, Finding, Place
from drafter.readers import faults

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
_HEAD = 4096
_CHINESE = ("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk")
_MOST_BROKEN = 0.01


def decode_page(content: bytes, path: str) -> tuple[str, tuple[Finding, ...]]:
    """Return the text of a page, and a note where the page names a wrong encoding."""
    declared = _declared(content)
    try:
        text, encoding, _ = decode(content, path)
    except DrafterError as refusal:
        found = _leniently(content, declared)
        if found is None:
            raise refusal from None
        text, encoding = found
    if declared and _family(declared) != _family(encoding):
        note = Finding(
            faults.WRONG_CHARSET,
            Place(path),
            f"网页写的编码是 {declared.upper()}，其实是 {encoding.upper()}，已按实际的编码读。",
            "不用做什么；若正文里有乱码，请从浏览器里另存一份再导入。",
        )
        return text, (note,)
    return text, ()


def _declared(content: bytes) -> str:
    found = _DECLARED.search(content[:_HEAD])
    return found[1].decode("ascii").lower() if found else ""


def _family(encoding: str) -> str:
    bare = encoding.lower().replace("_", "-")
    return "gb18030" if bare in _CHINESE else {"utf8": "utf-8"}.get(bare, bare)


def _leniently(content: bytes, declared: str) -> tuple[str, str] | None:
    """Decode a page with a few broken bytes, or in the encoding it names; None where neither gives a text."""
    best: tuple[int, str, str] | None = None
    for encoding in dict.fromkeys((_family(declared), "utf-8", "gb18030", "big5")):
        try:
            text = content.decode(encoding or "utf-8", "replace")
        except (LookupError, UnicodeError):
            continue
        broken = text.count("\ufffd")
        if best is None or broken < best[0]:
            best = (broken, text, encoding or "utf-8")
    if best is None or b"\0" in content or best[0] > _MOST_BROKEN * len(best[1]):
        return None
    return best[1], best[2]
