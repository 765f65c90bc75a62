"""The program as a process: what it does when it is stopped, and when nobody reads what it prints."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import GOOD

PATIENCE = 60
Start = Callable[..., "subprocess.Popen[str]"]

needs_proc = pytest.mark.skipif(not Path("/proc/self").exists(), reason="要从 /proc 看有哪些进程")


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start the program in a folder of its own; what still runs at the end is killed."""
    running: list[subprocess.Popen[str]] = []

    def run(*arguments: str, **more: object) -> subprocess.Popen[str]:
        encoding = str(more.pop("encoding", "utf-8"))
        one: subprocess.Popen[str] = subprocess.Popen(  # type: ignore[call-overload]
            [sys.executable, "-m", "drafter", *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": encoding},
            encoding=encoding,
            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more},
        )
        running.append(one)
        return one

    yield run
    for one in running:
        one.kill()
        one.wait()
        for stream in (one.stdout, one.stderr):
            if stream:
                stream.close()


def many(folder: Path, count: int) -> list[str]:
    """Write so many facts files."""
    names = [f"县{n:03}.yaml" for n in range(count)]
    for number, name in enumerate(names):
        (folder / name).write_text(GOOD.replace("云岭县", f"云岭{number}县"), encoding="utf-8")
    return names


def wait_for(condition: Callable[[], object]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def children(process: int) -> list[int]:
    """Return the processes a process has started."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it may have ended meanwhile
            if f"PPid:\t{process}\n" in (folder / "status").read_text():
                found.append(int(folder.name))
    return found


def whole(folder: Path) -> bool:
    """Tell whether a folder holds whole Word files and nothing else."""
    return all(p.suffix == ".docx" and zipfile.ZipFile(p).testzip() is None for p in folder.iterdir())


@needs_proc
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_whole_files_and_no_process(tmp_path: Path, start: Start, jobs: str) -> None:
    run = start("draft", *many(tmp_path, 400), "-o", "成稿/", "--jobs", jobs, start_new_session=True)
    wait_for(lambda: (tmp_path / "成稿").is_dir() and any((tmp_path / "成稿").iterdir()))
    workers = children(run.pid)
    os.killpg(run.pid, signal.SIGINT)
    _, told = run.communicate(timeout=PATIENCE)
    assert run.returncode == 130
    assert "已停下。写完的文件都是完整的。" in told
    assert "Traceback" not in told
    assert len(list((tmp_path / "成稿").iterdir())) < 400
    assert whole(tmp_path / "成稿")
    assert not any(Path(f"/proc/{worker}/exe").exists() for worker in workers)


@needs_proc
def test_a_run_that_is_killed_leaves_no_worker_behind(tmp_path: Path, start: Start) -> None:
    run = start("draft", *many(tmp_path, 400), "-o", "成稿/", "--jobs", "2")
    wait_for(lambda: (tmp_path / "成稿").is_dir() and any((tmp_path / "成稿").iterdir()))
    workers = children(run.pid)
    run.kill()
    run.communicate(timeout=PATIENCE)
    assert os.cpu_count() == 1 or workers
    wait_for(lambda: not any(Path(f"/proc/{worker}/exe").exists() for worker in workers))


@needs_proc
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="一个处理器不分进程")
def test_a_worker_that_is_killed_costs_no_report(tmp_path: Path, start: Start) -> None:
    run = start("draft", *many(tmp_path, 200), "-o", "成稿/", "--jobs", "2")
    wait_for(lambda: (tmp_path / "成稿").is_dir() and any((tmp_path / "成稿").iterdir()))
    os.kill(children(run.pid)[0], signal.SIGKILL)
    _, told = run.communicate(timeout=PATIENCE)
    assert run.returncode == 0
    assert "共200份，写好200份" in told
    assert len(list((tmp_path / "成稿").iterdir())) == 200


@needs_proc
def test_a_reader_that_has_enough_stops_no_draft(tmp_path: Path, start: Start) -> None:
    names = many(tmp_path, 30)
    for name in names:
        path = tmp_path / name
        path.write_text(path.read_text(encoding="utf-8") + "不认识的项: 1\n", encoding="utf-8")
    run = start("draft", *names, "-o", "成稿/")
    assert run.stdout is not None
    run.stdout.close()
    run.stdout = None
    _, told = run.communicate(timeout=PATIENCE)
    assert len(list((tmp_path / "成稿").iterdir())) == 30
    assert run.returncode == 1
    assert "Traceback" not in told


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="没有 /dev/full")
def test_a_full_disk_below_the_list_is_told(tmp_path: Path, start: Start) -> None:
    names = many(tmp_path, 1)
    with open("/dev/full", "w") as full:
        run = start("check", *names, "--format", "json", stdout=full)
        _, told = run.communicate(timeout=PATIENCE)
    assert run.returncode == 2
    assert "结果没有全部印出来" in told
    assert "Traceback" not in told


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "gb18030"])
def test_a_terminal_that_knows_no_chinese_still_gets_an_answer(
    tmp_path: Path, start: Start, encoding: str
) -> None:
    run = start("draft", *many(tmp_path, 1), encoding=encoding)
    _, told = run.communicate(timeout=PATIENCE)
    assert run.returncode == 0
    assert ("写" in told or "→" in told) if encoding == "gb18030" else "\\u4e91\\u5cad" in told
    assert len(list(tmp_path.glob("*.docx"))) == 1


@needs_proc
def test_a_pipe_where_the_document_should_lie_keeps_nobody_waiting(tmp_path: Path, start: Start) -> None:
    os.mkfifo(tmp_path / "给县长.docx")
    run = start("draft", *many(tmp_path, 1), "-o", "给县长.docx")
    run.communicate(timeout=PATIENCE)
    assert run.returncode == 0
    assert (tmp_path / "给县长第2稿.docx").is_file()
