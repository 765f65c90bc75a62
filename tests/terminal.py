"""A terminal for tests: the program runs in a pty, its screen is pyte's, and questions to the terminal are answered."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import pyte
from wcwidth import wcwidth

PATIENCE = 60  # seconds; only so that a test that hangs comes to an end
DRAFTER = (sys.executable, "-m", "drafter")
UP, DOWN, RIGHT, LEFT = "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D"
ENTER, BACKSPACE, DELETE, ESCAPE, CTRL_C, CTRL_D = "\r", "\x7f", "\x1b[3~", "\x1b", "\x03", "\x04"
F1, F2, F3, F4, F5, F6, F7, F8, F9, F12 = (
    *("\x1bOP", "\x1bOQ", "\x1bOR", "\x1bOS"),
    *("\x1b[15~", "\x1b[17~", "\x1b[18~", "\x1b[19~", "\x1b[20~", "\x1b[24~"),
)
_PLAIN = (
    "LC_",
    "DRAFTER_WIDE",
    "NO_COLOR",
    "PYTHONIOENCODING",
    "PYTHONDONTWRITEBYTECODE",
    "LINES",
    "COLUMNS",
    "VISUAL",
    "EDITOR",
    "PROMPT_",
)
DRAWN = b"\x1b[?25h"
_ESCAPES = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07]*\x07|[()][0-9A-B]|[=>78cDEHM])")


def pasted(text: str) -> str:
    """Return a text as a terminal sends it that was pasted."""
    return f"\x1b[200~{text}\x1b[201~"


def without_escapes(text: str) -> str:
    """Return what is left of an output without colours and movements."""
    return _ESCAPES.sub("", text).replace("\r\n", "\n")


class _Drawn(pyte.Screen):
    """What pyte draws; it answers the program, and can draw signs of open width two columns wide as old consoles do."""

    def __init__(self, columns: int, rows: int, answer: Callable[[str], object], *, wide: bool) -> None:
        self._answer = answer
        self._wide = wide
        super().__init__(columns, rows)

    def write_process_input(self, data: str) -> None:
        self._answer(data)

    def draw(self, data: str) -> None:
        if not self._wide:
            super().draw(data)
            return
        for sign in data:
            if unicodedata.east_asian_width(sign) != "A":
                super().draw(sign)
                continue
            super().draw("　")  # as wide as it; then the sign itself in its place
            line, x = self.buffer[self.cursor.y], self.cursor.x - 2
            line[x] = line[x]._replace(data=sign)


class Terminal:
    """A program in a terminal of some size. It is killed, and everything closed, at the end of the `with`.

    `wide` draws signs of open width two columns wide; `stdin` and `stdout` may be something else than the terminal.
    `watch` is shown every picture that the program has finished drawing.
    """

    def __init__(
        self,
        *arguments: str,
        folder: Path,
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] | None = None,
        wide: bool = False,
        stdin: int | None = None,
        stdout: int | None = None,
        program: Sequence[str] = DRAFTER,
    ) -> None:
        self.keyboard, inside = pty.openpty()
        _resize(inside, columns, rows)
        self.drawn = _Drawn(columns, rows, self.send, wide=wide)
        self._stream = pyte.ByteStream(self.drawn)
        self.written = bytearray()
        self.watch: Callable[[Terminal], object] = lambda _: None
        self.process = subprocess.Popen(
            [*program, *arguments],
            cwd=folder,
            env=_environment(environment or {}),
            stdin=inside if stdin is None else stdin,
            stdout=inside if stdout is None else stdout,
            stderr=inside,
            start_new_session=True,
            preexec_fn=lambda: _become_ours(inside),  # noqa: PLW1509 - no threads here
        )
        os.close(inside)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        if trouble is not None:
            print(self)
        self.close()

    def __str__(self) -> str:
        edge = "-" * self.drawn.columns
        where = f"cursor {self.cursor}, exit {self.process.poll()}"
        return "\n".join((edge, *(line.rstrip() for line in self.lines), edge, where))

    @property
    def lines(self) -> list[str]:
        """What each line of the screen shows; a wide sign stands once."""
        columns, buffer = range(self.drawn.columns), self.drawn.buffer
        return ["".join(buffer[y][x].data for x in columns) for y in range(self.drawn.lines)]

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(line.rstrip() for line in self.lines)

    @property
    def cursor(self) -> tuple[int, int]:
        """The column and the line of the cursor, both from 0."""
        return self.drawn.cursor.x, self.drawn.cursor.y

    @property
    def line(self) -> str:
        """What the line of the cursor shows, nothing where the window has become too low for it."""
        return "".join(self.lines[self.cursor[1] : self.cursor[1] + 1])

    @property
    def at_rest(self) -> bool:
        """Whether a picture is finished: while it draws, the program hides the cursor."""
        return not self.drawn.cursor.hidden

    @property
    def said(self) -> str:
        """All that was written so far, without escapes."""
        return without_escapes(self.written.decode("utf-8", "replace"))

    def torn(self) -> list[str]:
        """Return the lines where half of a wide sign stands alone."""
        return [line for line, y in zip(self.lines, range(self.drawn.lines), strict=True) if self._is_torn(y)]

    def _is_torn(self, y: int) -> bool:
        cells = [self.drawn.buffer[y][x].data for x in range(self.drawn.columns)]
        wide = [bool(cell) and wcwidth(cell[0]) == 2 for cell in cells]
        return any(is_wide and cell != "" for is_wide, cell in zip(wide, [*cells[1:], "?"], strict=True))

    def send(self, keys: str) -> Terminal:
        """Type keys, as the terminal would send them."""
        left = keys.encode("utf-8")
        with suppress(OSError):  # nobody is there any more
            while left:
                if not select.select([], [self.keyboard], [], 0)[1]:
                    self.read(0.01)
                    continue
                left = left[os.write(self.keyboard, left[:512]) :]
        return self

    def read(self, seconds: float) -> bytes:
        """Read what the program writes within some time, and draw it; nothing where it is silent or has gone."""
        data = b""
        with suppress(OSError):  # the program has gone
            if select.select([self.keyboard], [], [], seconds)[0]:
                data = os.read(self.keyboard, 65536)
        self.draw(data)
        return data

    def draw(self, data: bytes) -> None:
        """Draw what the program wrote."""
        self.written += data
        *drawn, rest = data.split(DRAWN)
        for part in drawn:
            self._stream.feed(part + DRAWN)
            self.watch(self)
        self._stream.feed(rest)

    def wait_for(self, wanted: str | Callable[[Terminal], object]) -> Terminal:
        """Wait until the screen shows a text, or something holds of it."""
        end = time.monotonic() + PATIENCE
        while not (wanted in self.text if isinstance(wanted, str) else wanted(self)):
            while not self.read(0.05):
                if self.process.poll() is not None or time.monotonic() > end:
                    sought = f" for {wanted!r}" if isinstance(wanted, str) else ""
                    raise AssertionError(f"waited in vain{sought}:\n{self}")
        return self

    def ended(self) -> int:
        """Wait until the program has ended; return its exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < end, f"it does not end:\n{self}"
            self.read(0.02)
        while self.read(0):
            pass
        return self.process.returncode

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size; the system tells the program (SIGWINCH)."""
        self.drawn.resize(rows, columns)
        _resize(self.keyboard, columns, rows)

    def kill(self, number: signal.Signals = signal.SIGKILL) -> int:
        """Send the program a signal; return how it ended."""
        self.process.send_signal(number)
        return self.ended()

    def close(self) -> None:
        """End the program, whatever it does, and close everything."""
        self.process.kill()
        self.process.wait()
        if self.keyboard >= 0:
            os.close(self.keyboard)
            self.keyboard = -1

    def close_window(self) -> int:
        """Close the window under the program, return how it ended."""
        os.close(self.keyboard)
        self.keyboard = -1
        return self.process.wait(PATIENCE)


def _become_ours(inside: int) -> None:
    """Make the terminal the one that rules the new process: Ctrl-C, closing and resizing reach it."""
    fcntl.ioctl(inside, termios.TIOCSCTTY, 0)


def _resize(terminal: int, columns: int, rows: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def _environment(more: Mapping[str, str]) -> dict[str, str]:
    plain = {k: v for k, v in os.environ.items() if not k.startswith(_PLAIN)}
    root = str(Path(__file__).parent.parent)
    return {**plain, "LANG": "C.UTF-8", "TERM": "xterm-256color", "PYTHONPATH": root, **more}
