"""The stock of a house style: kept from run to run, the same documents with and without it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from drafter.files import Shelf, shelf_for
from drafter.style import HouseStyle, load
from drafter.tree import Report, Signature
from drafter.writers.docx import DocxWriter
from tests.reports import DAY, IMPRINT, ORGAN, UPWARD, every_kind, paragraph, plain_report

ROOT = Path(__file__).parent.parent
COMMENTS = {-1: ("标题里没有写明年度",), 9: ("核对表中数字 <128>",)}
ODD = " 甲\t乙\n\u3000丙&\xa0"


def _on_a_page_of_its_own(lines: int) -> Report:
    return every_kind(blocks=(paragraph("正文。"),) * lines, attachments=(), annotation="", imprint=IMPRINT)


CASES: Mapping[str, tuple[Report, Mapping[int, Sequence[str]], bool]] = {
    "final": (every_kind(), {}, False),
    "highlights": (every_kind(), {}, True),
    "comments": (every_kind(), COMMENTS, True),
    "版头 and seal": (
        every_kind(letterhead=UPWARD, signature=Signature((ORGAN,), DAY, seal=True)),
        {},
        False,
    ),
    "版记": (_on_a_page_of_its_own(5), {}, False),
    "版记 after a blank page, comments": (_on_a_page_of_its_own(36), COMMENTS, True),
    "odd texts": (every_kind(blocks=(paragraph(ODD),), annotation=ODD), {0: (ODD,)}, True),
}


def written(style: HouseStyle) -> dict[str, str]:
    """Write every case with one writer; return what tells their bytes apart."""
    writer = DocxWriter(style)
    return {name: sha256(writer.write(*case)[0]).hexdigest() for name, case in CASES.items()}


def main() -> None:
    """Write every case and tell what was loaded for it: what a run of its own does."""
    for name, digest in written(load(shelf_for(ROOT / "tests"))).items():
        print(name, digest, sep="=")
    print("loaded", " ".join(sorted({"docx", "lxml"} & sys.modules.keys())), sep="=")


def run() -> dict[str, str]:
    """Have a run of its own write every case; return what it printed."""
    words = [sys.executable, "-c", "from tests.test_writers_stock import main; main()"]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(
        words, cwd=ROOT, env=environment, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return dict(line.split("=", 1) for line in done.stdout.splitlines())


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Begin with nothing kept."""
    folder = tmp_path / "kept"
    monkeypatch.setenv("DRAFTER_CACHE", str(folder))
    return folder


@pytest.fixture(scope="module")
def style(shelf: Shelf) -> HouseStyle:
    """Read the standard style."""
    return load(shelf)


@pytest.fixture(scope="module")
def fresh(style: HouseStyle, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Write every case where nothing can be kept."""
    (tmp_path_factory.mktemp("full") / "file").touch()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DRAFTER_CACHE", str(tmp_path_factory.getbasetemp() / "full0" / "file" / "kept"))
        yield written(style)


def test_the_second_run_needs_no_python_docx_and_gives_the_same_bytes(
    kept: Path, fresh: dict[str, str]
) -> None:
    """Finals, highlights, comments, 版头, 版记, texts with tabs and spaces at their ends."""
    assert run() == {**fresh, "loaded": "docx lxml"}
    assert run() == {**fresh, "loaded": ""}


def test_opening_the_writer_needs_no_python_docx() -> None:
    code = "import sys, drafter.writers.docx; print({'docx', 'lxml'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_run_that_adds_nothing_keeps_nothing_again(kept: Path, style: HouseStyle) -> None:
    written(style)
    before = {path.name: path.stat().st_ino for path in kept.iterdir()}
    assert len(before) == 3
    written(style)
    assert {path.name: path.stat().st_ino for path in kept.iterdir()} == before


def test_what_a_later_report_needs_is_added(kept: Path, style: HouseStyle) -> None:
    DocxWriter(style).write(plain_report(1))
    (stock,) = kept.iterdir()
    size = stock.stat().st_size
    DocxWriter(style).write(every_kind())
    assert stock.stat().st_size > size


def test_no_text_of_a_report_is_kept(kept: Path, style: HouseStyle) -> None:
    secret = "青石岭"
    signature = Signature((secret,), DAY)
    report = every_kind(title=secret, blocks=(paragraph(secret),), signature=signature, imprint=IMPRINT)
    DocxWriter(style).write(report, {0: (secret,)})
    everything = b"".join(path.read_bytes() for path in kept.iterdir())
    assert everything
    for text in (secret, IMPRINT.printer, IMPRINT.copies[0]):
        assert text.encode() not in everything


def test_a_changed_style_file_makes_a_new_stock(kept: Path, tmp_path: Path, fresh: dict[str, str]) -> None:
    """Also where the name stays; and back again."""
    (tmp_path / "drafter.yaml").touch()
    file = tmp_path / "templates" / "house" / "gb9704.yaml"
    file.parent.mkdir(parents=True)

    def with_page_number(place: str) -> dict[str, str]:
        file.write_text(f"名称: 本县版式\n沿用: gb9704\n页码: {{位置: {place}}}\n", encoding="utf-8")
        return written(load(shelf_for(tmp_path)))

    assert with_page_number("外侧") == fresh
    assert with_page_number("居中") != fresh
    assert with_page_number("外侧") == fresh


def _nothing(content: bytes) -> bytes:
    return b""


def _half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _scribbled_on(content: bytes) -> bytes:
    return content[:500] + b"<w:p/>" + content[506:]


def _something_else(content: bytes) -> bytes:
    return b"cos\nsystem\n(S'exit 1'\ntR."


@pytest.mark.parametrize("damage", [_nothing, _half, _scribbled_on, _something_else])
def test_a_damaged_stock_is_made_anew(
    kept: Path, style: HouseStyle, fresh: dict[str, str], damage: Callable[[bytes], bytes]
) -> None:
    written(style)
    sound = {path: path.read_bytes() for path in kept.iterdir()}
    for path, content in sound.items():
        path.write_bytes(damage(content))
    assert written(style) == fresh
    assert {path: path.read_bytes() for path in kept.iterdir()} == sound


def test_a_stock_of_other_code_is_not_used(
    kept: Path, style: HouseStyle, fresh: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from drafter.writers.docx import stock

    written(style)
    before = {path: path.read_bytes() for path in kept.iterdir()}
    monkeypatch.setattr(stock, "stamp", lambda *_: ("newer",))
    assert written(style) == fresh
    assert all(path.read_bytes() != content for path, content in before.items())


def test_a_folder_that_cannot_be_written_changes_nothing(
    kept: Path, style: HouseStyle, fresh: dict[str, str]
) -> None:
    kept.mkdir()
    kept.chmod(0o500)
    assert written(style) == fresh
    kept.chmod(0o700)
