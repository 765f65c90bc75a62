"""The shelf: which outline, template or sample is meant by a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.files import BUILT_IN, Found, Shelf, shelf_for
from drafter.findings import DrafterError


def write(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("名称: 某\n", encoding="utf-8")
    return folder


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    ours = write(tmp_path / "ours", "outlines/a/outline.yaml", "outlines/b.yaml", "templates/a.yaml")
    county = write(tmp_path / "county", "outlines/b.yaml", "outlines/c.yaml")
    return Shelf(county, ours)


def test_the_county_wins_over_us(shelf: Shelf) -> None:
    assert shelf.county
    assert shelf.find("outlines", "b.yaml") == shelf.county / "outlines" / "b.yaml"
    assert shelf.find("outlines", "a/outline.yaml") == shelf.built_in / "outlines" / "a" / "outline.yaml"


def test_where_tells_what_is_hidden(shelf: Shelf) -> None:
    assert shelf.county
    ours, county = shelf.built_in / "outlines", shelf.county / "outlines"
    assert shelf.where("outlines", "b.yaml") == Found("b.yaml", county / "b.yaml", True, ours / "b.yaml")
    assert shelf.where("outlines", "c.yaml") == Found("c.yaml", county / "c.yaml", True)
    assert shelf.where("outlines", "a/outline.yaml") == Found(
        "a/outline.yaml", ours / "a" / "outline.yaml", False
    )
    assert shelf.where("outlines", "d.yaml") is None


def test_all_names_are_listed_once(shelf: Shelf) -> None:
    assert [found.name for found in shelf.list("outlines")] == ["a/outline.yaml", "b.yaml", "c.yaml"]
    assert shelf.list("samples") == ()


def test_leavings_of_editors_are_not_listed(shelf: Shelf) -> None:
    write(
        shelf.built_in, "outlines/b.yaml.bak", "outlines/.x.yaml", "outlines/.git/x.yaml", "outlines/b.yaml~"
    )
    assert [found.name for found in shelf.list("outlines")] == ["a/outline.yaml", "b.yaml", "c.yaml"]


def test_a_missing_file_suggests_the_nearest(shelf: Shelf) -> None:
    with pytest.raises(DrafterError) as caught:
        shelf.find("outlines", "a/outlines.yaml")
    (finding,) = caught.value.findings
    assert (finding.rule.code, finding.advice) == ("F001", "是不是“a/outline.yaml”？")


@pytest.mark.parametrize(
    "name", ["../templates/a.yaml", "/etc/passwd", "a\\..\\..\\b.yaml", "C:/b.yaml", "a\0"]
)
def test_names_do_not_lead_out_of_the_shelf(shelf: Shelf, name: str) -> None:
    with pytest.raises(DrafterError):
        shelf.find("outlines", name)


def test_the_county_folder_is_the_nearest_that_is_marked(tmp_path: Path) -> None:
    write(tmp_path, "drafter.yaml", "2026/云岭县.yaml", "乡镇/drafter.yaml", "乡镇/2026/一.yaml")
    assert shelf_for(tmp_path / "2026" / "云岭县.yaml").county == tmp_path
    assert shelf_for(tmp_path / "乡镇" / "2026" / "一.yaml").county == tmp_path / "乡镇"
    assert shelf_for(tmp_path).county == tmp_path


def test_without_a_path_the_present_folder_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "drafter.yaml", "sub/x.yaml")
    monkeypatch.chdir(tmp_path / "sub")
    assert shelf_for().county == tmp_path
    assert shelf_for("x.yaml").county == tmp_path


def test_our_own_files_are_on_the_shelf() -> None:
    assert (BUILT_IN / "outlines").is_dir()
    assert "three-part/outline.yaml" in [found.name for found in Shelf().list("outlines")]
