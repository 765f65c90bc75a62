"""A sheet for a cold reading: ten real paragraphs and ten drafted ones, masked, in disorder; and the key to it.

`python -m benchmarks.reading 7 FOLDER` writes sheet-7.txt and key-7.txt. The real ones come from ../shared/corpus, the
drafted ones from the goldens of the samples; no drafted one speaks of a figure or a document that a real one names.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"
EACH = 10
SHORTEST, LONGEST = 110, 420
_PLACES = re.compile(
    "八宿县|昌都市|潮州市|湘桥区?|阜城县?|江汉区?|武汉市?|湖北省?|广东省?|河北省?|阳新县?|黄石市|云岭县?|云州市|青石镇"
    "|意溪|磷溪|官塘|铁铺|社光村|下津村|东山|建桥乡|古城镇|得伟君尚|诚明|华平|成和诚|李海营|洁姐|石瑞发|柳河镇|石坪镇"
    "|大营镇|马鞍乡|黄坪乡"
)
_NUMBERED = re.compile(r"^\s*(?:（[一二三四五六七八九十]+）|\d+[、.．]|（\d+）)[^。]{0,40}。?")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_COMMON = {"1", "2", "3", "4", "5", "10", "100"}
_DOCUMENT = re.compile("《[^》]+》")


class Piece(NamedTuple):
    """A paragraph, or part of one, and where it comes from."""

    source: str
    text: str

    @property
    def marks(self) -> set[str]:
        """The figures and documents by which two pieces on the same matter would be known."""
        return {f for f in _FIGURE.findall(self.text) if f not in _COMMON} | set(_DOCUMENT.findall(self.text))


def masked(text: str) -> str:
    """Hide places and years, and make the punctuation alike."""
    text = re.sub(r"(?<!\d),|,(?!\d)", "，", text)
    text = text.translate(str.maketrans("();:", "（）；："))
    text = _PLACES.sub(
        lambda found: "某" + (found[0][-1] if found[0][-1] in "县市区省镇乡村" else "地"), text
    )
    return re.sub(r"\s+", "", re.sub(r"(?:19|20)\d\d(?=年|—|-)", "某", text)).replace("某年年", "某年")


def pieces(lines: list[str], source: str) -> Iterator[Piece]:
    """Yield the paragraphs that hold a figure, long ones cut where a sentence ends, without their headings."""
    for line in lines:
        part = ""
        for sentence in re.split("(?<=。)", _NUMBERED.sub("", masked(line))):
            if len(part) + len(sentence) > LONGEST and len(part) >= SHORTEST:
                yield Piece(source, part)
                part = ""
            part += sentence
        yield Piece(source, part)


def fit(found: Iterator[Piece]) -> list[Piece]:
    """Return the pieces of a fit length that hold a figure and no hole."""
    return [
        p
        for p in found
        if SHORTEST <= len(p.text) <= LONGEST and _FIGURE.search(p.text) and "略" not in p.text
    ]


def real() -> list[Piece]:
    """Return the pieces of the real documents."""
    reports = sorted(CORPUS.glob("00*.txt"))
    return [p for path in reports for p in fit(pieces(path.read_text("utf-8").splitlines(), path.name[:3]))]


def drafted() -> list[Piece]:
    """Return the pieces of what is drafted from the samples, the opening and the tables left out."""
    found: list[Piece] = []
    for path in sorted((ROOT / "tests" / "golden").glob("*-20*.txt")):
        text = re.split("^指标｜", path.read_text("utf-8"), maxsplit=1, flags=re.MULTILINE)[0]
        found += fit(pieces(text.splitlines()[3:], path.stem))
    return found


def spread(pool: list[Piece], dice: random.Random) -> list[Piece]:
    """Choose pieces, as evenly from all sources as can be."""
    by_source: dict[str, list[Piece]] = {}
    for piece in dice.sample(pool, len(pool)):
        by_source.setdefault(piece.source, []).append(piece)
    chosen: list[Piece] = []
    while len(chosen) < EACH and any(by_source.values()):
        for some in by_source.values():
            chosen += [some.pop()] if some and len(chosen) < EACH else []
    return chosen


def main(seed: int, folder: Path) -> None:
    """Write the sheet and its key."""
    dice = random.Random(seed)
    ours = spread(real(), dice)
    known = set().union(*(piece.marks for piece in ours))
    theirs = spread([piece for piece in drafted() if not piece.marks & known], dice)
    every = [(piece, "人") for piece in ours] + [(piece, "机") for piece in theirs]
    dice.shuffle(every)
    sheet = "\n\n".join(f"{n}. {piece.text}" for n, (piece, _) in enumerate(every, 1))
    key = "\n".join(f"{n} {who} {piece.source}" for n, (piece, who) in enumerate(every, 1))
    (folder / f"sheet-{seed}.txt").write_text(sheet + "\n", encoding="utf-8")
    (folder / f"key-{seed}.txt").write_text(key + "\n", encoding="utf-8")


if __name__ == "__main__":
    if not CORPUS.is_dir():
        sys.exit(f"no {CORPUS}: the real paragraphs stand there")
    main(int(sys.argv[1]), Path(sys.argv[2]))
