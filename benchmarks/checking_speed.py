"""How fast the check reads, in characters for each second, against python-docx that merely reads the same paragraphs.

python-docx is the peer because the text of a Word file is what any checker must at least get at. Both run in this
process, in turns, warm; the median of the rounds counts. The text is made of the clean reports over and over,
with other figures each time, so that it is not one report many times.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

import docx

from drafter.findings import DrafterError
from drafter.pipeline.checking import check_file

SIZES = ((10_000, 5), (100_000, 3), (1_000_000, 1))
_SIGNATURE = 2  # the organ and the date


def text_of(texts: Sequence[str], size: int, first: int) -> str:
    """Make one report of a size out of the bodies of clean ones, with other figures in each turn.

    `first` numbers the first turn. Title and signature stand once: what follows a signature is attached and not read.
    """
    lines, signature = [texts[0].split("\n", 1)[0]], texts[0].rstrip().split("\n")[-_SIGNATURE:]
    length = len(lines[0])
    for turn in count(first):
        rng = Random(turn)
        for line in texts[turn % len(texts)].rstrip().split("\n")[1:-_SIGNATURE]:
            if length >= size:
                return "\n".join((*lines, *signature)) + "\n"
            lines.append("".join(_other(c, rng) for c in line))
            length += len(line) + 1
    raise AssertionError  # count() does not end


def _other(character: str, rng: Random) -> str:
    return rng.choice("3456789") if character in "3456789" else character


def speeds(texts: Sequence[str]) -> Iterator[str]:
    """Tell the speeds for each size, and the ratio."""
    yield "速度（字/秒）：查 / python-docx 只读段落"
    with TemporaryDirectory() as folder:
        for size, rounds in SIZES:
            yield _speed(texts, size, Path(folder), rounds)


def _speed(texts: Sequence[str], size: int, folder: Path, rounds: int) -> str:
    """Time both; each round has figures of its own, so that nothing that was kept of another round helps."""
    runs = []
    for turn in range(rounds + 1):
        text = text_of(texts, size, turn * 1000)
        plain, word = folder / f"{size}-{turn}.txt", folder / f"{size}-{turn}.docx"
        plain.write_text(text, encoding="utf-8")
        _write(text, word)
        try:
            ours = _seconds(partial(check_file, str(plain)))
        except DrafterError as refused:
            return f"  {size:>9,}字：不查：{refused.findings[0].message}"
        runs.append((ours / len(text), _seconds(partial(_paragraphs, word)) / len(text)))
    mine, peer = (1 / median(side) for side in zip(*runs[1:], strict=True))  # the first round warms
    return f"  {size:>9,}字：{mine:>9,.0f} /{peer:>10,.0f}，慢{peer / mine:.1f}倍"


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
