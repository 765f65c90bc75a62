"""How a piece of text is written as a YAML value: bare where it may be, in quotes where it must."""

from __future__ import annotations

import re

_FIRST_MARKS = frozenset("-?:,[]{}#&*!|>'\"%@`｛［")
_FIGURE = r"-[0-9][0-9.,%％]*"
_SEPARATOR = r":[ \t]|:$|[ \t]#"
_FLOW_MARKS = r"[,\[\]{}:，：]"
_UNPRINTABLE = (
    "[^ -~\xa0-\xac\xae-\u200a\u2010-\u2027\u202f-\u205f\u2061-\ud7ff"
    "\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def is_bare(text: str) -> bool:
    """Tell whether a text may stand without quotes and is read back as it is."""
    if (
        not text
        or text != text.strip()
        or text == "<<"
        or re.search(_UNPRINTABLE, text)
        or re.search(_SEPARATOR, text)
    ):
        return False
    return text[0] not in _FIRST_MARKS or re.fullmatch(_FIGURE, text) is not None


def is_bare_in_flow(text: str) -> bool:
    """Tell whether a text may stand without quotes between braces or brackets."""
    return is_bare(text) and not re.search(_FLOW_MARKS, text)


def is_bare_key(text: str) -> bool:
    """Tell whether a text may stand as a key without quotes; a full-width colon in one looks like a slip."""
    return is_bare(text) and "：" not in text


def is_printable(text: str) -> bool:
    """Tell whether a text holds only characters that YAML and editors show as they are."""
    return text.isprintable() or re.search(_UNPRINTABLE, text) is None


def in_quotes(text: str, mark: str = "") -> str:
    """Put a text in quotes: in the mark asked for where it can, else in whichever spares escapes."""
    if not is_printable(text):
        mark = '"'
    elif not mark:
        mark = "'" if '"' in text or "\\" in text else '"'
    if mark == "'":
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + re.sub(_UNPRINTABLE, _escape, escaped) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character in _ESCAPES:
        return _ESCAPES[character]
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
