"""How fast the check reads, in characters for each second, against python-docx that merely reads the same paragraphs.

python-docx is the peer because the text of a Word file is what any checker must at least get at. Both run in this
process, in turns, warm; the fastest of the rounds counts. The long text is made of the clean reports over and over,
with other figures each time, so that it is not one report many times.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import docx

from drafter.pipeline.checking import check_file

SIZES = ((10_000, 5), (1_000_000, 1))


def text_of(texts: Sequence[str], size: int) -> str:
    """Make a text of a size out of clean reports, with other figures in each turn."""
    lines: list[str] = []
    length = 0
    for turn in count():
        rng = Random(turn)
        for line in texts[turn % len(texts)].split("\n"):
            if length >= size:
                return "\n".join(lines) + "\n"
            line_now = line if turn == 0 else "".join(_other(c, rng) for c in line)
            lines.append(line_now)
            length += len(line_now) + 1
    raise AssertionError  # count() does not end


def _other(character: str, rng: Random) -> str:
    return rng.choice("123456789") if character in "3456789" else character


def speeds(texts: Sequence[str]) -> Iterator[str]:
    """Tell the speeds for each size, and the ratio."""
    yield "速度（字/秒）：查 / python-docx 只读段落"
    with TemporaryDirectory() as folder:
        for size, rounds in SIZES:
            text = text_of(texts, size)
            plain, word = Path(folder, f"{size}.txt"), Path(folder, f"{size}.docx")
            plain.write_text(text, encoding="utf-8")
            _write(text, word)
            ours, theirs = _contest(lambda p=plain: check_file(str(p)), lambda p=word: _paragraphs(p), rounds)  # type: ignore[misc]
            mine, peer = len(text) / ours, len(text) / theirs
            yield f"  {size:>9,}字：{mine:>10,.0f}{peer:>12,.0f}  慢{peer / mine:.1f}倍（{ours:.2f}秒 / {theirs:.2f}秒）"


def _contest(ours: Callable[[], object], theirs: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Run both in turns; return the fastest time of each."""
    runs = [(_seconds(ours), _seconds(theirs)) for _ in range(rounds)]
    return min(a for a, _ in runs), min(b for _, b in runs)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _write(text: str, path: Path) -> None:
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(str(path))


def _paragraphs(path: Path) -> list[str]:
    return [p.text for p in docx.Document(str(path)).paragraphs]
