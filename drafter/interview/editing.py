"""Writing an answer in an editor of the clerk's own: the question and what helps to answer it stand above, behind #."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path

from drafter.interview.cards import Card

_REMARK = "# "


def editor() -> tuple[str, ...]:
    """Return the editor that is set (VISUAL, EDITOR), Notepad on Windows; nothing where there is none."""
    for name in ("VISUAL", "EDITOR"):
        words = shlex.split(os.environ.get(name, ""), posix=os.name != "nt")
        if words and shutil.which(words[0]):
            return tuple(words)
    return ("notepad",) if os.name == "nt" else ()


def edited(program: tuple[str, ...], card: Card, text: str) -> str:
    """Let the clerk write; return what stands there then without the remarks, the old text where the editor failed."""
    above = "\n".join(f"{_REMARK}{line}" for line in (card.title, *card.notes, *card.help))
    with tempfile.TemporaryDirectory(prefix="drafter-") as folder:
        path = Path(folder) / "answer.txt"
        path.write_text(f"{above}\n{text}\n", encoding="utf-8")
        try:
            done = subprocess.run([*program, str(path)], check=False)
            written = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            return text
    if done.returncode != 0:
        return text
    return "\n".join(line for line in written.splitlines() if not line.startswith("#")).strip("\n")
