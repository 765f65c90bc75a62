"""What is kept from run to run: given back while its stamp is good, never missed where it is gone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.files import keep, recall, remembering, stamp

THING = {"一": ("甲", 1), "二": (b"\0", None)}
GOOD = ("今天", 1)
posix = pytest.mark.skipif(not hasattr(os, "getuid"), reason="owners and permissions are those of POSIX")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Name a folder that is not there yet."""
    folder = tmp_path / "深" / "缓存"
    monkeypatch.setenv("DRAFTER_CACHE", str(folder))
    return folder


@pytest.fixture
def our_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Have a small program instead of ours."""
    (tmp_path / "code" / "room").mkdir(parents=True)
    (tmp_path / "code" / "room" / "one.py").write_text("one = 1\n")
    monkeypatch.setattr(remembering, "HERE", tmp_path / "code")
    remembering._code.cache_clear()
    yield tmp_path / "code"
    remembering._code.cache_clear()


def stamp_of_code() -> object:
    remembering._code.cache_clear()
    return stamp(())


def test_what_is_kept_is_recalled(here: Path) -> None:
    keep("甲", GOOD, THING)
    assert recall("甲", GOOD) == THING
    assert [path.name for path in here.iterdir()] == ["甲"]


def test_the_last_that_was_kept_is_recalled(here: Path) -> None:
    keep("甲", GOOD, 1)
    keep("甲", GOOD, 2)
    assert recall("甲", GOOD) == 2


def test_what_was_never_kept_is_not_recalled(here: Path) -> None:
    assert recall("甲", GOOD) is None


@pytest.mark.parametrize("other", [(), ("今天",), ("今天", "1"), ("明天", 1)])
def test_what_was_kept_under_another_stamp_is_not_recalled(here: Path, other: tuple[object, ...]) -> None:
    keep("甲", other, THING)
    assert recall("甲", GOOD) is None


# --- the stamp ----------------------------------------------------------------------------------------------------


def test_the_stamp_of_the_same_is_the_same(tmp_path: Path) -> None:
    (tmp_path / "一").write_text("甲")
    assert stamp([tmp_path / "一"], ("yaml", "jinja2")) == stamp([tmp_path / "一"], ("yaml", "jinja2"))


def test_a_file_that_changes_comes_or_goes_changes_the_stamp(tmp_path: Path) -> None:
    file = tmp_path / "一"
    absent = stamp([file])
    file.write_text("甲")
    there = stamp([file])
    file.write_text("甲乙")
    longer = stamp([file])
    os.utime(file, (0, 0))
    older = stamp([file])
    assert len({absent, there, longer, older}) == 4
    file.unlink()
    assert stamp([file]) == absent


def test_our_code_changes_the_stamp(our_code: Path) -> None:
    first = stamp_of_code()
    (our_code / "room" / "one.py").write_text("one = 11\n")
    second = stamp_of_code()
    (our_code / "two.py").touch()
    third = stamp_of_code()
    assert len({first, second, third}) == 3


def test_what_is_no_code_does_not_change_the_stamp(our_code: Path) -> None:
    first = stamp_of_code()
    (our_code / "room" / "__pycache__").mkdir()
    (our_code / "room" / "__pycache__" / "one.cpython.py").touch()
    (our_code / "notes.txt").touch()
    assert stamp_of_code() == first


def test_all_our_modules_are_in_the_stamp() -> None:
    code = {Path(path) for path, _, _ in remembering._code()}
    assert code == set(remembering.HERE.rglob("*.py"))


def test_a_library_changes_the_stamp_and_may_be_absent() -> None:
    assert len({stamp(()), stamp((), ("yaml",)), stamp((), ("yaml", "jinja2"))}) == 3
    assert stamp((), ("no_such_library",)) == stamp(())


# --- nothing depends on it ----------------------------------------------------------------------------------------


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_anything_else_in_its_place_is_not_recalled(here: Path, garbage: bytes) -> None:
    keep("甲", GOOD, THING)
    (here / "甲").write_bytes(garbage)
    assert recall("甲", GOOD) is None


def test_a_single_damaged_byte_is_noticed(here: Path) -> None:
    keep("甲", GOOD, THING)
    sound = (here / "甲").read_bytes()
    for place in range(len(sound)):
        (here / "甲").write_bytes(sound[:place] + bytes([sound[place] ^ 1]) + sound[place + 1 :])
        assert recall("甲", GOOD) is None
    for end in range(len(sound)):
        (here / "甲").write_bytes(sound[:end])
        assert recall("甲", GOOD) is None


def test_a_folder_in_its_place_is_passed_over(here: Path) -> None:
    (here / "甲").mkdir(parents=True)
    keep("甲", GOOD, THING)
    assert recall("甲", GOOD) is None


def test_where_no_folder_can_be_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "一个文件").touch()
    monkeypatch.setenv("DRAFTER_CACHE", str(tmp_path / "一个文件" / "缓存"))
    assert remembering.folder() is None
    keep("甲", GOOD, THING)
    assert recall("甲", GOOD) is None


def test_where_nothing_can_be_written_what_is_there_is_still_recalled(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep("甲", GOOD, THING)
    (here / "甲").chmod(0o400)
    keep("甲", GOOD, "another")
    assert recall("甲", GOOD) == THING


# --- which folder -------------------------------------------------------------------------------------------------


def test_the_folder_is_the_users_own_of_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import platformdirs

    monkeypatch.delenv("DRAFTER_CACHE")
    monkeypatch.setattr(platformdirs, "user_cache_path", lambda name, **_: tmp_path / name)
    remembering._opened.cache_clear()
    try:
        assert remembering.folder() == tmp_path / "drafter"
    finally:
        remembering._opened.cache_clear()


@posix
def test_the_folder_is_made_for_its_user_only(here: Path) -> None:
    assert remembering.folder() == here
    assert here.stat().st_mode & 0o777 == 0o700


@posix
def test_a_folder_where_anyone_can_write_is_not_trusted(here: Path) -> None:
    here.mkdir(parents=True)
    here.chmod(0o777)
    assert remembering.folder() is None


@posix
def test_a_folder_of_someone_else_is_not_trusted(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here.mkdir(parents=True)
    monkeypatch.setattr(os, "getuid", lambda: here.stat().st_uid + 1)
    assert remembering.folder() is None
