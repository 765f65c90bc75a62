"""The commands: what they write, what they say, which exit code, and what they leave alone."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from drafter.cli import main
from tests.conftest import GOOD

GAP = GOOD.replace("{本年: 29, 上年: 39}", "暂缺")
DRAFT_NAME = "云岭县2026年度法治政府建设情况报告（草稿）.docx"
FINAL_NAME = "云岭县2026年度法治政府建设情况报告.docx"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "云岭县-2026.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "缺数.yaml").write_text(GAP, encoding="utf-8")
    return tmp_path


def document(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/document.xml").decode()


def test_a_draft_lies_beside_its_facts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", "云岭县-2026.yaml"]) == 0
    assert "收到行政复议申请" in document(folder / DRAFT_NAME)
    assert f"→ {DRAFT_NAME}" in capsys.readouterr().err


def test_a_draft_with_gaps_is_written_marked_and_commented(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", "缺数.yaml"]) == 1
    out = capsys.readouterr().out
    assert out.splitlines() == ["缺数.yaml:4: 错误 F035 暂缺 “收到行政复议申请”还是暂缺。请催县司法局补报。"]
    with zipfile.ZipFile(folder / DRAFT_NAME) as archive:
        assert "「待填：收到行政复议申请（件）」" in archive.read("word/document.xml").decode()
        assert "暂缺" in archive.read("word/comments.xml").decode()
        assert "w:highlight" in archive.read("word/document.xml").decode()


def test_a_final_with_errors_is_refused_with_the_list(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", "--final", "缺数.yaml"]) == 1
    told = capsys.readouterr()
    assert "F035" in told.out
    assert "没有成稿" in told.err
    assert not (folder / FINAL_NAME).exists()


def test_a_final_is_clean(folder: Path) -> None:
    assert main(["draft", "--final", "云岭县-2026.yaml"]) == 0
    with zipfile.ZipFile(folder / FINAL_NAME) as archive:
        assert "word/comments.xml" not in archive.namelist()
        assert "w:highlight" not in archive.read("word/document.xml").decode()


def test_a_file_someone_edited_is_never_overwritten(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import docx

    main(["draft", "云岭县-2026.yaml"])
    edited = docx.Document(str(folder / DRAFT_NAME))
    edited.add_paragraph("领导加的一段")
    edited.save(str(folder / DRAFT_NAME))
    before = (folder / DRAFT_NAME).read_bytes()
    capsys.readouterr()
    assert main(["draft", "云岭县-2026.yaml"]) == 0
    second = folder / "云岭县2026年度法治政府建设情况报告（草稿）第2稿.docx"
    assert (folder / DRAFT_NAME).read_bytes() == before
    assert second.exists()
    assert "改动过，没有覆盖" in capsys.readouterr().err


def test_a_draft_nobody_touched_is_renewed(folder: Path) -> None:
    main(["draft", "云岭县-2026.yaml"])
    (folder / "云岭县-2026.yaml").write_text(GOOD.replace("29", "31"), encoding="utf-8")
    main(["draft", "云岭县-2026.yaml"])
    assert len(list(folder.glob("*.docx"))) == 1
    assert "31件" in re.sub("<[^>]*>", "", document(folder / DRAFT_NAME))


def test_a_file_that_is_not_ours_is_left_alone(folder: Path) -> None:
    (folder / DRAFT_NAME).write_bytes(b"not a word file")
    main(["draft", "云岭县-2026.yaml"])
    assert (folder / DRAFT_NAME).read_bytes() == b"not a word file"


@pytest.mark.parametrize(
    ("out", "where"),
    [
        ("成稿/", f"成稿/{DRAFT_NAME}"),
        ("有的", f"有的/{DRAFT_NAME}"),
        ("给县长.docx", "给县长.docx"),
        ("新/给县长.docx", "新/给县长.docx"),
    ],
)
def test_o_names_a_folder_or_a_file(folder: Path, out: str, where: str) -> None:
    (folder / "有的").mkdir()
    assert main(["draft", "云岭县-2026.yaml", "-o", out]) == 0
    assert (folder / where).is_file()


def test_many_are_drafted_and_a_bad_one_never_stops_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "坏的.yaml").write_text("机关: [甲\n", encoding="utf-8")
    (folder / "白马县.yaml").write_text(GOOD.replace("云岭县", "白马县"), encoding="utf-8")
    code = main(["draft", "坏的.yaml", "没有.yaml", "云岭县-2026.yaml", "白马县.yaml", "-o", "成稿"])
    assert code == 2
    assert sorted(p.name for p in (folder / "成稿").iterdir()) == sorted(
        [DRAFT_NAME, DRAFT_NAME.replace("云岭县", "白马县")]
    )
    assert "共4份，写好2份，没有写的2份" in capsys.readouterr().err


def test_reports_of_the_same_name_do_not_overwrite_each_other(folder: Path) -> None:
    shutil.copy(folder / "云岭县-2026.yaml", folder / "另一份.yaml")
    assert main(["draft", "云岭县-2026.yaml", "另一份.yaml", "-o", "成稿"]) == 0
    assert {p.name for p in (folder / "成稿").iterdir()} == {
        DRAFT_NAME,
        "云岭县2026年度法治政府建设情况报告（草稿）（另一份）.docx",
    }


def test_a_file_named_twice_is_drafted_once(folder: Path) -> None:
    assert main(["draft", "云岭县-2026.yaml", f"../{folder.name}/云岭县-2026.yaml", "-o", "成稿/"]) == 0
    assert [p.name for p in (folder / "成稿").iterdir()] == [DRAFT_NAME]


def test_reports_of_the_same_name_from_files_of_the_same_name_are_told_apart(folder: Path) -> None:
    for place in ("甲", "乙", "丙/乙"):
        (folder / place).mkdir(parents=True)
        shutil.copy(folder / "云岭县-2026.yaml", folder / place)
    facts = [f"{place}/云岭县-2026.yaml" for place in ("甲", "乙", "丙/乙")]
    assert main(["draft", *facts, "-o", "成稿"]) == 0
    stem = DRAFT_NAME.removesuffix(".docx")
    assert {p.name for p in (folder / "成稿").iterdir()} == {
        DRAFT_NAME,
        f"{stem}（乙）.docx",
        f"{stem}（2）.docx",
    }


def test_a_very_long_organ_gives_a_name_the_disk_can_hold(folder: Path) -> None:
    (folder / "长.yaml").write_text(GOOD.replace("云岭县", "云岭县" * 60), encoding="utf-8")
    main(["draft", "长.yaml", "云岭县-2026.yaml", "-o", "成稿"])
    names = {p.name for p in (folder / "成稿").iterdir()}
    assert len(names) == 2
    assert max(len(name.encode()) for name in names) <= 255


def test_a_name_that_is_too_long_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "长" * 200 + ".yaml"]) == 2
    assert main(["draft", "云岭县-2026.yaml", "-o", "长" * 200 + ".docx"]) == 2
    told = capsys.readouterr()
    assert "文件名或路径太长" in told.out
    assert "Traceback" not in told.out + told.err


def test_a_final_never_keeps_an_open_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even if nothing complained of the figure that is missing."""
    from dataclasses import replace

    from drafter.pipeline import Order, workshop
    from drafter.pipeline.draft import make

    draft = workshop.Workshop.draft
    monkeypatch.setattr(
        workshop.Workshop, "draft", lambda shop, path, copy: replace(draft(shop, path, copy), findings=())
    )
    made = make(Order("缺数.yaml", "", final=True))
    assert [finding.rule.code for finding in made.findings] == ["F048"]
    assert "「待填：收到行政复议申请（件）」" in made.findings[0].message
    assert (made.exit_code, made.documents) == (1, ())


def test_the_same_bytes_whatever_the_jobs_and_the_folder(folder: Path) -> None:
    names = [f"县{n}.yaml" for n in range(6)]
    for number, name in enumerate(names):
        (folder / name).write_text(GOOD.replace("云岭县", f"云岭{number}县"), encoding="utf-8")
    assert main(["draft", *names, "-o", "一"]) == 0
    assert main(["draft", *names, "-o", "二", "--jobs", "2"]) == 0
    one = {p.name: p.read_bytes() for p in (folder / "一").iterdir()}
    assert len(one) == 6
    assert one == {p.name: p.read_bytes() for p in (folder / "二").iterdir()}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "还缺：事实文件"),
        (["云岭县-2026.yaml", "-o", "给县长.pdf"], "要以 .docx、.html、.txt 结尾"),
        (["云岭县-2026.yaml", "--to", "html", "-o", "给县长.docx"], "要以 .html 结尾"),
        (["云岭县-2026.yaml", "--to", "html,pdf"], "--to 可以写 docx、html、txt，写的是“pdf”"),
        (["云岭县-2026.yaml", "--to", "，"], "--to 可以写 docx、html、txt"),
        (
            ["云岭县-2026.yaml", "--copy", "全部", "-o", "给县长.docx"],
            "“--copy 全部”要写几份，不能都写进“给县长.docx”",
        ),
        (["云岭县-2026.yaml", "--jobs", "0"], "--jobs 要写 1 以上的整数"),
        (["云岭县-2026.yaml", "--jobs", "两个"], "要写整数"),
        (["云岭县-2026.yaml", "--fianl"], "没有“--fianl”这个选项，是不是“--final”？看说明"),
        (["云岭县-2026.yaml", "缺数.yaml", "-o", "都在.docx"], "一共2份，不能都写进“都在.docx”"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    try:
        code = main(["draft", *arguments])
    except SystemExit as stop:
        code = int(str(stop.code))
    assert code == 2
    assert said in capsys.readouterr().err
    assert sorted(path.name for path in folder.iterdir()) == ["云岭县-2026.yaml", "缺数.yaml"]


def bad_files() -> dict[str, tuple[bytes, int]]:
    """What people hand in by mistake: content, exit code."""
    return {
        "空文件": (b"", 1),
        "只有注释": ("# 还没有写\n".encode(), 1),
        "Word文件": (b"PK\x03\x04" + bytes(200), 2),
        "全角冒号": ("年度：2026\n机关：云岭县人民政府\n".encode(), 1),
        "一处全角冒号": (GOOD.replace("年度: ", "年度：").encode(), 2),
        "制表符": ("工作情况:\n\t行政复议: 甲\n".encode(), 2),
        "列表": ("- 甲\n- 乙\n".encode(), 1),
        "别名炸弹": (b"a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n", 2),
        "很深": (b"[" * 20_000, 2),
        "二进制": (bytes(range(256)) * 4, 2),
        "没有写完": ("机关: “云岭县\n年度: [2026\n".encode(), 2),
        "负数": (GOOD.replace("29", "-29").encode(), 1),
        "没有的日子": (GOOD.replace("2027-01-18", "2027-02-30").encode(), 1),
        "文字处是列表": (GOOD.replace("云岭县人民政府", "{甲: 乙}").encode(), 1),
    }


@pytest.mark.parametrize("name", bad_files())
def test_bad_input_gets_a_message_and_an_exit_code(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    content, code = bad_files()[name]
    path = folder / f"{name}.yaml"
    path.write_bytes(content)
    before = {p: p.read_bytes() for p in folder.iterdir()}
    assert main(["check", path.name]) == code
    told = capsys.readouterr()
    assert re.search(rf"^{name}\.yaml(:\d+)?: 错误 F\d{{3}} ", told.out, re.MULTILINE)
    assert "Traceback" not in told.err + told.out
    assert main(["draft", "--final", path.name]) == code
    assert {p: p.read_bytes() for p in folder.iterdir()} == before


def test_a_file_of_50_megabytes_is_refused_unread(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (folder / "大.yaml").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert main(["check", "大.yaml"]) == 2
    assert "F002" in capsys.readouterr().out


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_what_notepad_writes_is_read(folder: Path, encoding: str) -> None:
    (folder / "云岭县-2026.yaml").write_text(GOOD, encoding=encoding)
    assert main(["draft", "云岭县-2026.yaml"]) == 0


def test_check_prints_one_json_object_a_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "缺数.yaml", "--format", "json"]) == 1
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    gap = next(f for f in found if f["code"] == "F035")
    assert gap == {
        "source": "缺数.yaml",
        "line": 4,
        "column": 28,
        "length": 2,
        "quote": "",
        "code": "F035",
        "rule": "暂缺",
        "level": "error",
        "certain": True,
        "message": "“收到行政复议申请”还是暂缺。",
        "advice": "请催县司法局补报。",
        "keys": ["行政复议.收到复议申请"],
    }


def test_check_writes_nothing(folder: Path) -> None:
    before = sorted(folder.iterdir())
    main(["check", "云岭县-2026.yaml", "缺数.yaml"])
    assert sorted(folder.iterdir()) == before


def test_help_is_chinese_and_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    told = capsys.readouterr().out
    assert "draft" in told
    assert "check" in told
    assert not re.search(r"usage|optional|positional|show this", told)


def test_an_unknown_command_is_told_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["drfat", "云岭县-2026.yaml"])
    assert stop.value.code == 2
    assert "没有“drfat”这个命令，有：ask、draft、check、" in capsys.readouterr().err


def test_help_of_a_command_says_how_to_use_it_once(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["draft", "--help"])
    assert capsys.readouterr().out.startswith("用法：drafter draft [-h]")


def test_the_program_runs_as_a_module(folder: Path) -> None:
    command = [sys.executable, "-m", "drafter", "check", "云岭县-2026.yaml"]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "PYTHONUTF8": "1"}, check=False
    )
    assert done.returncode == 0
    assert "可以成稿" in done.stderr


def test_a_county_folder_wins_over_ours(folder: Path) -> None:
    (folder / "drafter.yaml").touch()
    own = folder / "templates" / "sentences" / "review.j2"
    own.parent.mkdir(parents=True)
    own.write_text("{% 句 %}\n  本县{{ 说(收到复议申请) }}\n{% 完 %}\n", encoding="utf-8")
    assert main(["draft", "云岭县-2026.yaml"]) == 0
    assert "本县收到行政复议申请" in document(folder / DRAFT_NAME)


def test_a_mistake_in_a_countys_sentence_file_stops_the_run(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "drafter.yaml").touch()
    own = folder / "templates" / "sentences" / "review.j2"
    own.parent.mkdir(parents=True)
    own.write_text("{% 句 %}\n  {{ 说(收到申请) }}\n{% 完 %}\n", encoding="utf-8")
    assert main(["draft", "云岭县-2026.yaml"]) == 2
    assert f"{own}:2: 错误 T001" in capsys.readouterr().out


def test_fonts_the_machine_lacks_are_named_once(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from drafter.style import fonts

    monkeypatch.setattr(
        fonts, "installed_families", lambda: frozenset({"仿宋_GB2312", "楷体", "Liberation Serif"})
    )
    shutil.copy(folder / "云岭县-2026.yaml", folder / "另一份.yaml")
    main(["draft", "云岭县-2026.yaml", "另一份.yaml", "-o", "成稿"])
    told = capsys.readouterr().err
    assert told.count("这台电脑缺5种字体") == 1
    assert "楷体_GB2312→楷体、" in told
    assert "Times New Roman→Liberation Serif。" in told
    assert "仿宋_GB2312" not in told


def test_what_departs_from_the_standard_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "云岭县-2026.yaml").write_text("版式: 页码居中\n" + GOOD, encoding="utf-8")
    main(["draft", "云岭县-2026.yaml"])
    assert "7.5" in capsys.readouterr().err


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.suffix != ".yaml"}


def test_one_run_writes_every_form_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", "云岭县-2026.yaml", "--to", "docx,html，TXT"]) == 0
    stem = DRAFT_NAME.removesuffix(".docx")
    assert names(folder) == {f"{stem}.docx", f"{stem}.html", f"{stem}.txt"}
    told = capsys.readouterr().err
    assert f"→ {stem}.docx、{stem}.html、{stem}.txt（" in told
    text = (folder / f"{stem}.txt").read_bytes()
    assert text.startswith("云岭县人民政府关于2026年度法治政府建设情况的报告\n".encode())
    assert b"\r" not in text
    assert "收到行政复议申请29件" in (folder / f"{stem}.html").read_text(encoding="utf-8")


def test_without_word_no_word_file_is_written(folder: Path) -> None:
    assert main(["draft", "云岭县-2026.yaml", "--to", "html,txt", "-o", "网站/"]) == 0
    assert {path.suffix for path in (folder / "网站").iterdir()} == {".html", ".txt"}


@pytest.mark.parametrize(
    ("out", "to", "written"),
    [
        ("给网站.html", [], {"给网站.html"}),
        ("给网站.TXT", [], {"给网站.TXT"}),
        ("给网站.html", ["--to", "docx,html"], {"给网站.html", "给网站.docx"}),
    ],
)
def test_the_name_asked_for_tells_the_form(folder: Path, out: str, to: list[str], written: set[str]) -> None:
    assert main(["draft", "云岭县-2026.yaml", "-o", out, *to]) == 0
    assert names(folder) == written


@pytest.mark.parametrize("form", ["html", "txt"])
def test_a_page_or_a_text_someone_edited_is_never_overwritten(
    folder: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    path, second = folder / f"报告.{form}", folder / f"报告第2稿.{form}"
    call = ["draft", "云岭县-2026.yaml", "-o", path.name]
    assert main(call) == 0
    assert main(call) == 0
    assert names(folder) == {path.name}
    edited = path.read_text(encoding="utf-8").replace("29件", "二十九件")
    path.write_text(edited, encoding="utf-8")
    capsys.readouterr()
    assert main(call) == 0
    assert path.read_text(encoding="utf-8") == edited
    assert "29件" in second.read_text(encoding="utf-8")
    assert f"没有覆盖，另存为“{second.name}”" in capsys.readouterr().err


def test_a_page_nobody_touched_is_renewed(folder: Path) -> None:
    call = ["draft", "云岭县-2026.yaml", "-o", "报告.html"]
    assert main(call) == 0
    (folder / "云岭县-2026.yaml").write_text(GOOD.replace("29", "31"), encoding="utf-8")
    assert main(call) == 0
    assert names(folder) == {"报告.html"}
    assert "31件" in (folder / "报告.html").read_text(encoding="utf-8")


def test_a_text_is_kept_and_the_page_of_the_same_run_has_its_number(folder: Path) -> None:
    """A text bears no mark by which to tell that nobody has edited it; what was written together stays together."""
    call = ["draft", "云岭县-2026.yaml", "--to", "html,txt", "-o", "报告.html"]
    assert main(call) == 0
    (folder / "云岭县-2026.yaml").write_text(GOOD.replace("29", "31"), encoding="utf-8")
    assert main(call) == 0
    assert names(folder) == {"报告.html", "报告.txt", "报告第2稿.html", "报告第2稿.txt"}
    assert "29件" in (folder / "报告.html").read_text(encoding="utf-8")
    assert "31件" in (folder / "报告第2稿.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("edited", ["docx", "html", "txt"])
def test_all_forms_of_one_run_have_one_number(
    folder: Path, capsys: pytest.CaptureFixture[str], edited: str
) -> None:
    """Whichever form somebody has edited, and whatever is there of the others."""
    call = ["draft", "云岭县-2026.yaml", "--to", "docx,html,txt", "-o", "报告.docx"]
    assert main(call) == 0
    (folder / f"报告.{edited}").write_bytes(b"edited")
    (folder / "报告第2稿.html").write_bytes(b"edited")
    capsys.readouterr()
    assert main(call) == 0
    told = capsys.readouterr().err
    assert "报告第3稿.docx、报告第3稿.html、报告第3稿.txt（" in told
    assert told.count("没有覆盖") == 1
    assert told.count("和同一次写的别的文件用一个稿号") == 2
    assert main(call) == 0
    assert names(folder) == {
        "报告第2稿.html",
        *(f"报告{n}.{form}" for n in ("", "第3稿") for form in ("docx", "html", "txt")),
    }


def test_a_page_that_prints_what_is_not_public_says_so(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Word is what is signed; a page and a text are what is put on a website."""
    path = folder / "云岭县-2026.yaml"
    secret = GOOD.replace("受理: 22", "受理: {本年: 22, 公开: 否}")
    told = {}
    for name, text, call in (
        ("page", secret, ["--to", "html,txt"]),
        ("copies", secret + COPIES, ["--to", "html"]),
        ("paper copy", secret + COPIES, ["--to", "html", "--copy", "上报市"]),
        ("public copy", secret + COPIES, ["--to", "html", "--copy", "公开/网站"]),
        ("word", secret, []),
        ("nothing", GOOD, ["--to", "html"]),
    ):
        path.write_text(text, encoding="utf-8")
        main(["draft", path.name, *call])
        told[name] = capsys.readouterr().err
    assert "网页、文本里照样印了标着“公开: 否”的内容，不能上网；上网的先在“报送”里写" in told["page"]
    assert "上网的用 --copy 公开/网站 另写" in told["copies"]
    assert {name for name, err in told.items() if "不能上网" in err} == {"page", "copies", "paper copy"}


def test_no_final_of_a_copy_is_filed_as_the_draft_of_the_report(folder: Path) -> None:
    (folder / "云岭县-2026.yaml").write_text(GOOD + "报送: [{名称: 草稿}]\n", encoding="utf-8")
    assert main(["draft", "云岭县-2026.yaml"]) == 1
    before = (folder / DRAFT_NAME).read_bytes()
    assert main(["draft", "--final", "云岭县-2026.yaml", "--copy", "草稿"]) != 0
    assert (folder / DRAFT_NAME).read_bytes() == before
    assert names(folder) == {DRAFT_NAME}


COPIES = """\
报送:
  - {名称: 上报市, 机关: [中共云岭县委员会, 云岭县人民政府], 主送: 云州市人民政府}
  - {名称: 公开/网站, 公开: 是}
"""


def test_all_copies_are_written_each_under_its_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "云岭县-2026.yaml").write_text(GOOD + COPIES, encoding="utf-8")
    assert main(["draft", "云岭县-2026.yaml", "--copy", "全部", "-o", "成稿/"]) == 0
    marks = ("（上报市）", "（公开网站）")
    assert names(folder / "成稿") == {DRAFT_NAME.replace("（草稿）", f"{mark}（草稿）") for mark in marks}
    told = capsys.readouterr().err
    assert "云岭县-2026.yaml（上报市） → " in told
    assert "共2份，写好2份，没有写的0份。" in told


def test_one_copy_is_written_ready_to_sign(folder: Path) -> None:
    (folder / "云岭县-2026.yaml").write_text(GOOD + COPIES, encoding="utf-8")
    assert main(["draft", "--final", "云岭县-2026.yaml", "--copy", "上报市"]) == 0
    assert names(folder) == {FINAL_NAME.replace(".docx", "（上报市）.docx")}
    assert "中共云岭县委员会" in document(folder / FINAL_NAME.replace(".docx", "（上报市）.docx"))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_without_the_copy_asked_for_never_stops_the_others(
    folder: Path, capsys: pytest.CaptureFixture[str], jobs: str
) -> None:
    (folder / "白马县.yaml").write_text(GOOD.replace("云岭县", "白马县") + COPIES, encoding="utf-8")
    calls = (("上报市", "没有“报送”"), ("全部", "没有“报送”"), ("上报", "现有的：上报市、公开/网站"))
    for copy, said in calls:
        words = ["draft", "云岭县-2026.yaml", "白马县.yaml", "--copy", copy, "-o", copy, "--jobs", jobs]
        assert main(words) == 2
        told = capsys.readouterr()
        assert "错误 F052 没有这一份" in told.out
        assert said in told.out
        assert f"云岭县-2026.yaml（{copy}）：没有写" in told.err
    assert len(names(folder / "上报市")) == 1
    assert len(names(folder / "全部")) == 2


def test_the_web_page_writer_is_opened_only_when_asked_for(folder: Path) -> None:
    script = (
        "import sys; from drafter.cli import main; main(['draft', '云岭县-2026.yaml', *sys.argv[1:]]);"
        "print('drafter.writers.html' in sys.modules, 'drafter.writers.docx' in sys.modules)"
    )
    for to, opened in (("docx", "False True"), ("html", "True False")):
        ran = subprocess.run(
            [sys.executable, "-c", script, "--to", to], capture_output=True, text=True, check=True, cwd=folder
        )
        assert ran.stdout.splitlines()[-1] == opened
