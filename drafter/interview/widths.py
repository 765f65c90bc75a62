"""How wide this terminal draws “ ” — … and other signs whose width Unicode leaves open: one column or two.

Old Chinese consoles draw them two wide. Asked once at the start: print one, ask the terminal where the cursor is.
"""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from contextlib import suppress
from itertools import chain
from typing import TextIO

SETTING = "DRAFTER_WIDE"
_TRIAL = "“—…·①"
_WHERE = "\x1b[6n"
_SECONDS = 0.3
_REPORT = re.compile(rb"\x1b\[\d+;(\d+)R")
# where signs of open width are found: Latin-1 to arrows, boxes, enclosed numbers, dingbats
_RANGES = (range(0xA1, 0x452), range(0x2010, 0x2BFF))


def draw_wide() -> None:
    """Count signs of open width as two columns from now on."""
    from prompt_toolkit import utils

    cache = utils._CHAR_SIZES_CACHE
    for code in chain(*_RANGES):
        if unicodedata.east_asian_width(chr(code)) == "A":
            cache[chr(code)] = 2


def are_wide(output: TextIO) -> bool:
    """Tell whether this terminal draws signs of open width two columns wide: by setting, else by trying; else they are not."""
    setting = os.environ.get(SETTING, "")
    if setting in ("1", "2"):
        return setting == "2"
    if os.name == "nt":
        return _old_console()
    try:
        column = _column_after(_TRIAL, output)
    except (OSError, ValueError):
        return False
    return column == 2 * len(_TRIAL) + 1


def _old_console() -> bool:
    """Tell whether a Chinese console of old draws here: Windows Terminal and its kin draw signs of open width narrow."""
    if os.environ.get("WT_SESSION") or sys.platform != "win32":
        return False
    import ctypes

    return int(ctypes.windll.kernel32.GetConsoleOutputCP()) in (936, 950)


def _column_after(text: str, output: TextIO) -> int:
    """Return the column of the cursor behind a text printed at the beginning of the line, 0 where the terminal does not say."""
    import select
    import termios
    import tty

    source = sys.stdin.fileno()
    before = termios.tcgetattr(source)
    try:
        tty.setcbreak(source, termios.TCSANOW)
        output.write(f"\r{text}{_WHERE}")
        output.flush()
        answer = b""
        while select.select([source], [], [], _SECONDS)[0]:
            answer += os.read(source, 32)
            found = _REPORT.search(answer)
            if found:
                return int(found[1])
        return 0
    finally:
        termios.tcsetattr(source, termios.TCSANOW, before)
        with suppress(OSError, ValueError):
            output.write("\r\x1b[K")
            output.flush()
