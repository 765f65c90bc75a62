"""Saving and locking: whole or not at all, and never over what someone else wrote."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from drafter.files import Document, lock, parse_yaml, read_yaml, save, write_atomically
from drafter.files.edits import replace_value
from drafter.findings import DrafterError, Finding, Level
from tests.conftest import content_of

TEXT = "# 头\n机关: 云岭县\n年度: 2026\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "云岭县-2026.yaml"
    file.write_text(TEXT, encoding="utf-8")
    return file


def changed(path: Path) -> Document:
    return replace_value(read_yaml(path)[0], ("年度",), "2027")


def refusal(document: Document, path: Path | None = None) -> Finding:
    with pytest.raises(DrafterError) as caught:
        save(document, path)
    (finding,) = caught.value.findings
    return finding


def names(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.parent.iterdir())


def test_the_new_content_is_saved_and_the_old_stays_beside_it(path: Path) -> None:
    document, findings = save(changed(path))
    assert findings == ()
    assert path.read_text(encoding="utf-8") == TEXT.replace("2026", "2027")
    assert path.with_name("云岭县-2026.yaml.bak").read_text(encoding="utf-8") == TEXT
    assert names(path) == ["云岭县-2026.yaml", "云岭县-2026.yaml.bak"]
    assert read_yaml(path)[0].source == document.source


def test_a_document_can_be_saved_again_and_again(path: Path) -> None:
    document = read_yaml(path)[0]
    for year in ("2027", "2028"):
        document, _ = save(replace_value(document, ("年度",), year))
    assert content_of(read_yaml(path)[0]) == {"机关": "云岭县", "年度": "2028"}


def test_saving_what_has_not_changed_writes_nothing(path: Path) -> None:
    save(read_yaml(path)[0])
    assert names(path) == ["云岭县-2026.yaml"]


def test_permissions_are_kept(path: Path) -> None:
    path.chmod(0o640)
    save(changed(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link(path: Path) -> None:
    link = path.with_name("本年.yaml")
    link.symlink_to(path.name)
    save(changed(link))
    assert link.is_symlink()
    assert "2027" in path.read_text(encoding="utf-8")


def test_bom_and_line_ends_are_written_back(path: Path) -> None:
    path.write_bytes("\ufeff机关: 云岭县\r\n年度: 2026\r\n".encode())
    save(changed(path))
    assert path.read_bytes() == "\ufeff机关: 云岭县\r\n年度: 2027\r\n".encode()


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_other_encodings_become_utf8_and_the_clerk_is_told(path: Path, encoding: str) -> None:
    path.write_bytes(TEXT.encode(encoding))
    document, findings = save(changed(path))
    assert path.read_bytes() == TEXT.replace("2026", "2027").encode()
    assert path.with_name(path.name + ".bak").read_bytes() == TEXT.encode(encoding)
    assert [(f.level, f.rule.code) for f in findings] == [(Level.NOTE, "F005")]
    assert save(document)[1] == ()


def test_a_file_changed_by_someone_else_is_not_overwritten(path: Path) -> None:
    document = changed(path)
    path.write_text("机关: 别人改的\n", encoding="utf-8")
    finding = refusal(document)
    assert finding.rule.code == "F028"
    assert finding.message == "打开之后，别的程序改过这个文件，没有覆盖它。"
    assert path.read_text(encoding="utf-8") == "机关: 别人改的\n"
    assert names(path) == ["云岭县-2026.yaml"]


def test_a_new_document_never_overwrites_a_file(path: Path) -> None:
    document, _ = parse_yaml("机关: 新县\n", str(path))
    assert refusal(document).message == "已经有同名的文件，没有覆盖。"
    assert path.read_text(encoding="utf-8") == TEXT
    saved, findings = save(document, path.with_name("新县.yaml"))
    assert findings == ()
    assert saved.source.path == str(path.with_name("新县.yaml"))
    assert path.with_name("新县.yaml").read_text(encoding="utf-8") == "机关: 新县\n"


def test_a_file_moved_away_is_written_anew_with_a_warning(path: Path) -> None:
    document = changed(path)
    path.unlink()
    (finding,) = save(document)[1]
    assert finding.level is Level.WARNING
    assert "2027" in path.read_text(encoding="utf-8")


def test_a_read_only_file_is_left_alone(path: Path) -> None:
    document = changed(path)
    path.chmod(0o444)
    assert refusal(document).message == "文件或磁盘是只读的，没有存成。"
    assert path.read_text(encoding="utf-8") == TEXT
    assert names(path) == ["云岭县-2026.yaml"]


def test_a_full_disk_damages_nothing(path: Path) -> None:
    """The limit on file size stands in for the disk: the system itself breaks the writing off."""
    resource = pytest.importorskip("resource")
    document = replace_value(read_yaml(path)[0], ("年度",), "长" * 100_000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, hard))
    try:
        finding = refusal(document)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert finding.message == "磁盘满了，没有存成，原文件没有动。"
    assert path.read_text(encoding="utf-8") == TEXT
    assert not [name for name in names(path) if name.endswith(".tmp")]


def test_places_that_cannot_be_written_are_named(path: Path) -> None:
    document, _ = parse_yaml("机关: 新县\n")
    assert refusal(document, path.parent / "没有" / "f.yaml").message.startswith("没有“")
    assert refusal(document, path.parent).message == "这是一个文件夹，不能当文件来写。"
    assert refusal(document, Path(f"{path.parent}/a\0b")).message.startswith("内容里有写不进 UTF-8 的字符")
    assert refusal(parse_yaml("机关: \ud800\n")[0], path.parent / "f.yaml").rule.code == "F028"


def test_outputs_are_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "报告.docx"
    write_atomically(target, b"one")
    write_atomically(target, b"two", durable=True)
    assert target.read_bytes() == b"two"
    assert names(target) == ["报告.docx"]
    with pytest.raises(DrafterError) as caught:
        write_atomically(tmp_path, b"x")
    assert caught.value.findings[0].rule.code == "F028"


SAVING = """
import sys
from drafter.files import read_yaml, save
from drafter.files.edits import replace_value
document, _ = read_yaml(sys.argv[1])
print("ready", flush=True)
for n in range(10**9):
    document, _ = save(replace_value(document, ("年度",), str(n) * 200))
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
def test_killed_at_any_moment_the_file_is_whole(path: Path) -> None:
    for delay in (0.0, 0.011, 0.023):
        with subprocess.Popen([sys.executable, "-c", SAVING, str(path)], stdout=subprocess.PIPE) as process:
            assert process.stdout
            assert process.stdout.readline() == b"ready\n"
            time.sleep(delay)
            process.send_signal(signal.SIGKILL)
        content = content_of(read_yaml(path)[0])
        assert isinstance(content, dict)
        year = str(content["年度"])
        assert content["机关"] == "云岭县"
        assert year == "2026" or year == year[: len(year) // 200] * 200


HOLDING = """
import sys
from drafter.files import lock
with lock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_writer_is_refused_with_who_and_since_when(path: Path) -> None:
    command = [sys.executable, "-c", HOLDING, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        assert process.stdout.readline() == b"held\n"
        with pytest.raises(DrafterError) as caught, lock(path):
            pytest.fail("the file is locked")
        (finding,) = caught.value.findings
        assert finding.rule.code == "F029"
        assert f"（进程 {process.pid}）从 2" in finding.message
        assert finding.message.endswith("起正在改这个文件。")
        process.kill()
    with lock(path):
        assert not list(path.parent.glob("*.bak"))


def test_a_lock_is_free_again_afterwards_and_its_note_gone(path: Path) -> None:
    for _ in range(2):
        with lock(path):
            assert path.with_name(f".{path.name}.owner").exists()
    assert not path.with_name(f".{path.name}.owner").exists()


def test_a_lock_holds_within_one_process_too(path: Path) -> None:
    with lock(path), pytest.raises(DrafterError) as caught, lock(path):
        pytest.fail("the file is locked")
    assert f"（进程 {os.getpid()}）" in caught.value.findings[0].message


def test_a_lock_needs_a_folder(path: Path) -> None:
    with pytest.raises(DrafterError) as caught, lock(path.parent / "没有" / "f.yaml"):
        pytest.fail("there is no folder")
    assert caught.value.findings[0].rule.code == "F028"
