"""What tests share: facts and drafts from YAML that stands in the test, golden texts with one switch to rewrite them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import dedent
from typing import Protocol

import pytest

from drafter.facts import Facts, read_facts
from drafter.files import Document, Key, Node, Plain, Shelf, find, plain, shelf_for
from drafter.findings import Finding
from drafter.outline import Outlines
from drafter.pipeline.workshop import Draft, Workshop

GOLDEN = Path(__file__).parent / "golden"
GOOD = """\
机关: 云岭县人民政府
年度: 2026
成文日期: 2027-01-18
工作情况: {行政复议: {数据: {收到复议申请: {本年: 29, 上年: 39}, 受理: 22}}}
存在问题: [{问题: 乡镇执法力量不足, 原因: 人员流动频繁}]
下一步工作打算: [{标题: 加强乡镇执法, 举措: [每季度抽查案卷]}]
提法: {纲要: 无}
"""


class FactsOf(Protocol):
    """Write YAML to a file of the given name and read it as facts."""

    def __call__(self, text: str, name: str = ...) -> tuple[Facts, tuple[Finding, ...]]: ...


class DraftOf(Protocol):
    """Write YAML to a file of the given name and compose its report."""

    def __call__(self, text: str, name: str = ...) -> Draft: ...


class Golden(Protocol):
    """Hold a text against the golden one of that name."""

    def __call__(self, name: str, text: str) -> None: ...


def content_of(document: Document) -> Plain:
    """Return what a document that holds keys and values says."""
    assert document.root is not None
    return plain(document.root)


def node_at(document: Document, path: Iterable[Key]) -> Node:
    """Return the node at an address that is there."""
    node = find(document, path)
    assert node is not None
    return node


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that rewrites golden texts."""
    parser.addoption("--golden", action="store_true", help="rewrite tests/golden; read the diff as prose")


@pytest.fixture(scope="session", autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what is kept from run to run apart from the user's: in a folder of its own, empty at first."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DRAFTER_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield Path(os.environ["DRAFTER_CACHE"])


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Find what travels with the program: outlines, sentences, styles; no county folder in the way."""
    return shelf_for(tmp_path_factory.mktemp("nobodys-county"))


@pytest.fixture(scope="session")
def outlines(shelf: Shelf) -> Outlines:
    """Read the shipped outlines once for all tests."""
    return Outlines(shelf)


@pytest.fixture(scope="session")
def workshop(shelf: Shelf) -> Workshop:
    """Open one workshop for all tests."""
    return Workshop(shelf)


def _written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    return str(path)


@pytest.fixture
def facts_of(tmp_path: Path, outlines: Outlines) -> FactsOf:
    """Read facts from YAML in the test, with what was noticed. Line 1 is its first that is not empty."""

    def read(text: str, name: str = "facts.yaml") -> tuple[Facts, tuple[Finding, ...]]:
        return read_facts(_written(tmp_path, name, text), outlines)

    return read


@pytest.fixture
def draft_of(tmp_path: Path, workshop: Workshop) -> DraftOf:
    """Compose the report of facts that stand in the test."""

    def compose(text: str, name: str = "facts.yaml") -> Draft:
        return workshop.draft(_written(tmp_path, name, text))

    return compose


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Hold a text against tests/golden/NAME.txt; `pytest --golden` writes it there instead."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / f"{name}.txt"
        if request.config.getoption("--golden"):
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"no golden text {path.name}: write it with pytest --golden, and read it"
        assert text == path.read_text(encoding="utf-8"), f"{path.name}: pytest --golden rewrites it"

    return compare
