"""drafter roll: next year's file asks what has to be asked, carries nothing over in silence, and can be answered and signed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from shutil import copy
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from drafter.cli import main
from drafter.facts import Facts
from drafter.facts.years import a_year_later
from drafter.files import Document, Key, Plain, parse_yaml, read_yaml, save
from drafter.files.edits import replace_value
from drafter.findings import DrafterError, Finding, Level, errors
from drafter.pipeline.rolling import Next, roll_forward
from drafter.pipeline.workshop import Workshop
from drafter.writers.text import as_text
from tests.conftest import Golden, content_of

SAMPLES = Path(__file__).parent.parent / "samples"
CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
REPORTS = sorted(path for path in SAMPLES.glob("*.yaml") if path.stem != "yangxin-2021")
OLD = """\
提纲: 三段式
标题: 云岭县2026年度法治政府建设情况报告
机关: 云岭县人民政府
年度: 2026
成文日期: 2027-01-18
主送: [县委, 县人大常委会]
版头: 是
文号: 云政〔2027〕3号
附件: [数据表]
公开: {索引号: Y-1, 名称: 云岭县2026年度报告, 发布日期: 2027-02-01, 有效性: 有效}
总述: 在县委坚强领导下，紧扣“十五五”开局
提法: {纲要: 无}
工作情况:
  行政应诉:
    写法: 成段
    数据:
      应诉案件: {本年: 98, 口径: 2026年全县一审案件}
  行政复议:
    标题: 提升行政复议公信力
    导语: 今年收案继续增长
    举措:
      - 对疑难案件组织听证{复议听证会}
      - {做法: 设立受理点, 公开: 否}
    数据:
      收到复议申请: 171
      受理: {本年: 155, 上年: 126, 来源: 县司法局}
      上年结转: 17
      未审结: 23
      复议听证会: 约20
      审结: 暂缺
      证据交换: 3
    另:
      - {名称: 设立行政复议受理点, 键: 受理点, 单位: 个, 本年: 16, 上年: 9}
第一责任人:
  - {职务: 县委主要负责同志, 履职: [审定年度工作要点]}
存在问题:
  - {编号: W26-1, 问题: "未审结案件增加到{行政复议.未审结}", 原因: 人手不足}
  - 执法力量薄弱
下一步工作打算:
  - {编号: D26-1, 标题: 加快办案, 举措: [专职人员达到6名], 责任单位: 县司法局, 时限: 2027-09, 对应问题: W26-1}
  - 每季度评查案卷
上年打算落实:
  - {编号: D25-1, 打算: 充实办案力量, 结果: 推进中}
  - {编号: D25-2, 打算: 编制普法规划, 结果: 完成}
意见建议: [请市里统一培训]
"""
Path_of = tuple[Key, ...]
Rolled = Callable[..., Next]


@pytest.fixture
def rolled(tmp_path: Path) -> Rolled:
    """Roll facts that stand in the test, and save the new file."""

    def roll(text: str = OLD, out: str = "", year: int | None = None) -> Next:
        path = tmp_path / "云岭县-2026.yaml"
        path.write_text(dedent(text), encoding="utf-8")
        coming = roll_forward(str(path), out, year)
        coming.save()
        return coming

    return roll


def entry(content: Plain, *path: Key) -> Plain:
    """Return what stands at an address of some content."""
    for key in path:
        if isinstance(content, dict):
            content = content[str(key)]
        elif isinstance(content, list) and isinstance(key, int):
            content = content[key]
    return content


def blanks(content: Plain, path: Path_of = ()) -> Iterator[Path_of]:
    """Yield the address of every key without a value."""
    parts = (
        content.items()
        if isinstance(content, dict)
        else enumerate(content)
        if isinstance(content, list)
        else ()
    )
    if content == "":
        yield path
    for key, part in parts:
        yield from blanks(part, (*path, key))


def test_the_new_file_reads_as_a_clerk_would_have_it(rolled: Rolled, golden: Golden) -> None:
    """Every key, every comment, in the clerk's own order: read it as a clerk would."""
    golden("rolled-2027", rolled().target.read_text(encoding="utf-8"))


def test_what_stays_stays_and_what_is_new_each_year_is_empty(rolled: Rolled) -> None:
    """Organs, recipients and attachments stay; the year and its words move on; numbers and dates of the paper are asked for."""
    new = content_of(rolled().rolled.document)
    assert entry(new, "年度") == "2027"
    assert entry(new, "标题") == "云岭县2027年度法治政府建设情况报告"
    assert entry(new, "公开") == {
        "索引号": "",
        "名称": "云岭县2027年度报告",
        "发布日期": "",
        "有效性": "有效",
    }
    assert (entry(new, "成文日期"), entry(new, "文号"), entry(new, "版头")) == ("", "", "是")
    assert entry(new, "主送") == ["县委", "县人大常委会"]
    assert entry(new, "上年") == "云岭县-2026.yaml"
    assert isinstance(new, dict)
    assert not {"总述", "提法", "引言"} & new.keys()


def test_every_figure_is_asked_again_and_none_is_carried_but_what_is_handed_on(rolled: Rolled) -> None:
    """未审结 is next year's 上年结转, to be confirmed; scope, source and what is not public stay with their figure."""
    topic = entry(content_of(rolled().rolled.document), "工作情况", "行政复议")
    assert entry(topic, "数据", "收到复议申请") == ""
    assert entry(topic, "数据", "受理") == {"本年": "", "来源": "县司法局"}
    assert entry(topic, "数据", "上年结转") == {"本年": "23", "待核": "是"}
    assert entry(topic, "另", 0) == {
        "名称": "设立行政复议受理点", "单位": "个", "键": "受理点", "本年": "", "上年": "16",
    }  # fmt: skip


def test_words_are_offered_in_comments_and_stand_nowhere_else(rolled: Rolled) -> None:
    """Whoever takes the `# ` away has last year's measure, as it was typed."""
    text = rolled().target.read_text(encoding="utf-8")
    assert "      # - 对疑难案件组织听证{复议听证会}\n" in text
    assert "      # - {做法: 设立受理点, 公开: 否}\n" in text
    assert "    # 导语: 今年收案继续增长\n" in text
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    assert not [line for line in lines if "听证{" in line or "继续增长" in line or "十五五" in line]


def test_an_offered_measure_may_be_taken_by_uncommenting_it(rolled: Rolled, workshop: Workshop) -> None:
    """The comment stands where the measure would: taking the sign away is enough, and check says that it is a copy."""
    target = rolled().target
    text = target.read_text(encoding="utf-8")
    target.write_text(
        text.replace("# - 对疑难案件组织听证{复议听证会}", "- 对疑难案件组织听证{复议听证会}"),
        encoding="utf-8",
    )
    facts, found = workshop.facts(str(target))
    review = next(topic for topic in facts.topics if topic.key == "行政复议")
    assert [m.words.text for m in review.measures] == ["对疑难案件组织听证{复议听证会}"]
    assert [f.message for f in found if f.rule.code == "H203"] == ["这一条举措和去年一字不差。"]


def test_plans_and_problems_are_to_be_answered(rolled: Rolled) -> None:
    """With their numbers, those without one get the next; figures in them stand as they were."""
    new = content_of(rolled().rolled.document)
    assert entry(new, "上年打算落实") == [
        {"编号": "D26-1", "打算": "加快办案", "结果": "", "说明": ""},
        {"编号": "D26-2", "打算": "每季度评查案卷", "结果": "", "说明": ""},
    ]
    assert entry(new, "上年问题整改") == [
        {"编号": "W26-1", "问题": "未审结案件增加到23件", "结果": "", "说明": ""},
        {"编号": "W26-2", "问题": "执法力量薄弱", "结果": "", "说明": ""},
    ]
    assert (entry(new, "存在问题"), entry(new, "下一步工作打算")) == ("", "")


def test_what_was_not_done_the_year_before_is_offered_too(rolled: Rolled) -> None:
    """A plan of 2025 still under way in 2026 is not forgotten, and not counted among the plans of 2026."""
    text = rolled().target.read_text(encoding="utf-8")
    assert "# - {编号: D25-1, 打算: 充实办案力量, 结果: 推进中}\n" in text
    assert "D25-2" not in text


def test_topics_and_keys_keep_the_clerks_order(rolled: Rolled) -> None:
    """行政应诉 stood first."""
    new = content_of(rolled().rolled.document)
    work = entry(new, "工作情况")
    assert isinstance(work, dict)
    assert list(work) == ["行政应诉", "行政复议"]


def test_a_scope_moves_on_with_its_year_and_is_no_other_scope(rolled: Rolled, workshop: Workshop) -> None:
    """2026年全县一审案件 becomes 2027年全县一审案件, and both are compared."""
    target = rolled().target
    text = target.read_text(encoding="utf-8")
    target.write_text(
        text.replace("本年:\n        口径: 2027年全县一审案件", "本年: 90\n        口径: 2027年全县一审案件"),
        encoding="utf-8",
    )
    facts, found = workshop.facts(str(target))
    fact = facts.figures()["行政应诉.应诉案件"]
    assert fact.last is not None
    assert fact.last.value == 98
    assert "F045" not in {f.rule.code for f in found}


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("2026年度主要工作", "2027年度主要工作"),
        ("2027年，我县将做好以下工作", "2028年，我县将做好以下工作"),
        ("二〇二六年工作", "二〇二七年工作"),
        ("截至2026年11月底", "截至2027年11月底"),
        ("《云岭县2026年工作要点》印发", "《云岭县2026年工作要点》印发"),
        ("（2021—2026年）", "（2021—2026年）"),
        ("2026-2030年规划", "2026-2030年规划"),
        ("2025年以来", "2025年以来"),
        ("120265件", "120265件"),
    ],
)
def test_years_move_on_where_they_are_of_the_report(text: str, later: str) -> None:
    """Names and spans of years stay as they are."""
    assert a_year_later(text, 2026) == later


def test_check_names_every_key_that_waits(rolled: Rolled, workshop: Workshop) -> None:
    """Each figure given last year, each answer, each section and date: nothing waits unnamed."""
    coming = rolled()
    found = workshop.check(str(coming.target))
    named = {key for finding in found for key in finding.keys if finding.level is not Level.NOTE}
    lines = {finding.place.line for finding in found}
    waiting = {"收到复议申请", "受理", "未审结", "复议听证会", "上年结转", "应诉案件"}
    assert {key.partition(".")[2] for key in named} >= waiting
    text = coming.target.read_text(encoding="utf-8").splitlines()
    for n, line in enumerate(text, 1):
        if line.strip().startswith(("结果:", "存在问题:", "下一步工作打算:", "履职:")):
            assert n in lines, line
    assert {"H205", "F036"} <= {f.rule.code for f in found}


def test_an_answer_left_out_is_missed(rolled: Rolled, workshop: Workshop) -> None:
    """A plan of last year's that nobody comes back to is a finding, by its number."""
    target = rolled().target
    kept = target.read_text(encoding="utf-8").partition("\n上年打算落实:")[0] + "\n"
    target.write_text(kept, encoding="utf-8")
    said = [f.message for f in workshop.facts(str(target))[1] if f.rule.code == "H202"]
    assert said == [
        "去年的打算有2项在“上年打算落实”里没有：D26-1、每季度评查案卷。",
        "去年的问题有2项在“上年问题整改”里没有：W26-1、执法力量薄弱。",
    ]


def test_unconfirmed_figures_of_last_year_are_told(rolled: Rolled, workshop: Workshop) -> None:
    """What import has put there and nobody has confirmed is no sound base for a comparison."""
    target = rolled(OLD.replace("收到复议申请: 171", "收到复议申请: {本年: 171, 待核: 是}")).target
    text = target.read_text(encoding="utf-8")
    assert "上年171件（还没有核过）" in text
    target.write_text(text.replace("收到复议申请: ", "收到复议申请: 150", 1), encoding="utf-8")
    said = [f.message for f in workshop.facts(str(target))[1] if f.rule.code == "H204"]
    assert said == ["上年的文件“云岭县-2026.yaml”里还有1个数待核，今年的同比用到了它们。"]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_sample_rolls_forward(path: Path, tmp_path: Path, workshop: Workshop) -> None:
    """The new file has only open places, and no sentence of last year's measures stands in its draft; it rolls on, too."""
    copy(path, tmp_path)
    coming = roll_forward(str(tmp_path / path.name), "", None)
    coming.save()
    draft = workshop.draft(str(coming.target))
    assert {f.rule.code for f in errors(draft.findings)} <= {"F034", "F036"}
    old, _ = workshop.facts(str(path))
    assert draft.facts.header.year == (old.header.year or 0) + 1
    text = as_text(draft.report, workshop.style(draft.facts))
    assert not [said for said in words_of(old) if said in text]
    again = roll_forward(str(coming.target), "", None)
    again.save()
    assert workshop.facts(str(again.target))[0].header.year == (old.header.year or 0) + 2


def words_of(facts: Facts) -> list[str]:
    """Return last year's measures, as far as they are long enough to be known again."""
    topics = [t for topic in facts.topics for t in (topic, *topic.parts)]
    texts = [m.words.text for topic in topics for m in topic.measures]
    return [text for text in texts if len(text) > 15 and "{" not in text]


def answered(document: Document, last: Facts) -> Document:
    """Fill in a rolled file as a clerk would: through the edits that any answer goes through."""
    for path in [*blanks(content_of(document))]:
        value = answer(path, last)
        if value is not None:
            document = replace_value(document, path, value)
    return document


def answer(path: Path_of, last: Facts) -> Plain | None:
    """Return what a clerk writes behind a key that waits; nothing where it may stay empty."""
    key, section = path[-1], path[0]
    if "另" in path:
        return "5" if key == "本年" else None
    if "数据" in path:
        name = path[path.index("数据") + 1]
        fact = last.figures()[str(name) if "." in str(name) else f"{path[1]}.{name}"]
        return fact.current.bare if fact.current else "不适用"
    if key == "举措":
        return [f"2020年围绕{'、'.join(map(str, path[1:-1]))}办的一件实事"]
    if key == "结果":
        return "推进中" if section == "上年打算落实" else "仍存在"
    written: dict[str, Plain | None] = {
        "成文日期": "2021-01-22",
        "存在问题": [{"编号": "W20-1", "问题": "基层执法人员仍然不足", "原因": "编制没有增加"}],
        "下一步工作打算": [{"编号": "D20-1", "标题": "充实基层执法力量", "举措": ["面向街道招录人员"]}],
        "说明": "已经列入计划" if section == "上年打算落实" else None,
    }
    return written.get(str(key))


def test_a_real_report_rolls_into_a_draft_that_can_be_signed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workshop: Workshop, capsys: pytest.CaptureFixture[str]
) -> None:
    """江汉区 2019 → roll → answered key by key → check → draft --final for 2020."""
    monkeypatch.chdir(tmp_path)
    copy(SAMPLES / "jianghan-2019.yaml", tmp_path)
    assert main(["roll", "jianghan-2019.yaml"]) == 0
    last, _ = workshop.facts("jianghan-2019.yaml")
    document, _ = read_yaml("江汉区-2020.yaml")
    before = document.source.text.count("#")
    done = answered(document, last)
    assert done.source.text.count("#") == before
    save(done)
    assert main(["check", "江汉区-2020.yaml"]) == 0
    assert main(["draft", "--final", "江汉区-2020.yaml"]) == 0
    assert (tmp_path / "江汉区2020年度法治政府建设情况报告.docx").is_file()
    draft = workshop.draft("江汉区-2020.yaml")
    assert not [f for f in draft.findings if f.rule.code.startswith("H")]
    text = as_text(draft.report, workshop.style(draft.facts))
    assert "江汉区2020年法治政府建设工作报告" in text
    assert "十九届二中、三中、四中、五中全会精神" in text
    assert "上年工作打算落实和问题整改情况" in text
    assert "进一步推进严格规范公正文明执法，正在推进，已经列入计划" in text


@pytest.mark.skipif(
    not CORPUS.is_dir(), reason="../shared/corpus, the published reports, is not part of the project"
)
def test_a_published_report_goes_all_the_way_to_next_years(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workshop: Workshop
) -> None:
    """江汉区 2019 as published → import → roll → answered → check → draft --final for 2020."""
    monkeypatch.chdir(tmp_path)
    report = next(CORPUS.glob("003_*.txt"))
    copy(report, "报告.txt")
    assert main(["import", "报告.txt"]) == 0
    assert main(["roll", "江汉区-2019.yaml"]) == 0
    last, _ = workshop.facts("江汉区-2019.yaml")
    document, _ = read_yaml("江汉区-2020.yaml")
    save(answered(document, last))
    assert main(["check", "江汉区-2020.yaml"]) == 0
    assert main(["draft", "--final", "--to", "docx,txt", "江汉区-2020.yaml"]) == 0
    text = Path("江汉区2020年度法治政府建设情况报告.txt").read_text(encoding="utf-8")
    assert "收到行政复议申请29件，与上年持平" in text
    published = report.read_text(encoding="utf-8")
    copied = [said for said in re.split("[。；\n]", text) if len(said) > 25 and said in published]
    assert copied == []


PARTS: list[Plain] = [
    "",
    "一",
    "29",
    ["一"],
    [["一"]],
    {"一": "二"},
    {"": ""},
    [{"编号": ["一"]}],
    {"标题": {"一": "二"}},
]


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_odd_files_roll_or_are_refused_but_never_break(
    data: st.DataObject, tmp_path: Path, workshop: Workshop
) -> None:
    """Whatever stands where something else is expected: left behind, named by check, no traceback."""
    document, _ = parse_yaml(OLD, str(tmp_path / "旧.yaml"))
    for _ in range(data.draw(st.integers(1, 3))):
        spots = [*every(content_of(document))]
        try:
            document = replace_value(
                document, data.draw(st.sampled_from(spots)), data.draw(st.sampled_from(PARTS))
            )
        except DrafterError:
            continue
    (tmp_path / "旧.yaml").write_text(document.source.text, encoding="utf-8")
    with suppress(DrafterError):
        coming = roll_forward(str(tmp_path / "旧.yaml"), str(tmp_path / "新.yaml"), None)
        (tmp_path / "看.yaml").write_text(coming.rolled.document.source.text, encoding="utf-8")
        workshop.check(str(tmp_path / "看.yaml"))


def every(content: Plain, path: Path_of = ()) -> Iterator[Path_of]:
    """Yield every address of some content."""
    parts = (
        content.items()
        if isinstance(content, dict)
        else enumerate(content)
        if isinstance(content, list)
        else ()
    )
    for key, part in parts:
        yield (*path, key)
        yield from every(part, (*path, key))


def refusal(call: Callable[[], object]) -> Finding:
    """Return the only finding of a refusal; the exit code is 2."""
    with pytest.raises(DrafterError) as refused:
        call()
    assert refused.value.exit_code == 2
    (finding,) = refused.value.findings
    return finding


@pytest.mark.parametrize(
    ("year", "said"), [(2026, "同一年"), (2025, "往回"), (2028, "隔着年"), (9999, "隔着年")]
)
def test_facts_roll_into_the_next_year_only(rolled: Rolled, year: int, said: str) -> None:
    finding = refusal(lambda: rolled(year=year))
    assert finding.rule.code == "H206"
    assert said in finding.message
    assert "--year 2027" in finding.advice


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("机关: 云岭县人民政府\n工作情况: {}\n", "没有年度"),
        ("机关: 云岭县人民政府\n年度: 2026\n", "没有可以结转的"),
        ("提纲: 实施方案\n机关: 云岭县人民政府\n规划期: 2026—2030年\n", "这是方案的事实文件"),
    ],
)
def test_what_is_no_report_is_not_rolled(rolled: Rolled, text: str, said: str) -> None:
    finding = refusal(lambda: rolled(text))
    assert finding.rule.code == "H206"
    assert said in finding.message


def test_an_existing_file_is_left_alone(
    rolled: Rolled, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither by its usual name nor by one that was asked for."""
    (tmp_path / "云岭县-2027.yaml").write_text("别人的\n", encoding="utf-8")
    assert refusal(rolled).rule.code == "F028"
    assert (tmp_path / "云岭县-2027.yaml").read_text(encoding="utf-8") == "别人的\n"
    assert main(["roll", str(tmp_path / "云岭县-2026.yaml")]) == 2
    assert "已经有同名的文件，没有覆盖" in capsys.readouterr().out


def test_a_file_in_another_folder_finds_its_last_year(
    rolled: Rolled, tmp_path: Path, workshop: Workshop
) -> None:
    """上年 is named as seen from the new file."""
    coming = rolled(out=f"{tmp_path}/2027/")
    assert coming.target == tmp_path / "2027" / "云岭县-2027.yaml"
    assert entry(content_of(coming.rolled.document), "上年") == "../云岭县-2026.yaml"
    assert "F040" not in {f.rule.code for f in workshop.facts(str(coming.target))[1]}


def test_an_office_has_its_own_file_name(rolled: Rolled) -> None:
    """A bureau's file is not taken for the county's."""
    text = OLD.replace("机关: 云岭县人民政府", "机关: 云岭县司法局\n区域: 云岭县")
    assert rolled(text).target.name == "云岭县司法局-2027.yaml"


def test_the_table_comes_first_and_the_tally_last(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """80 columns; what is wrong in the old file is listed, and the exit code says so."""
    monkeypatch.chdir(tmp_path)
    Path("云岭县-2026.yaml").write_text(OLD, encoding="utf-8")
    assert main(["roll", "云岭县-2026.yaml"]) == 1
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "部分              上年的文件里            2027年的文件里",
        "文件的头          12项                    照搬，年度2027，成文日期、文号等填，",
        "                                          总述、提法在注释里",
        "年份              3处                     往后推了一年：云岭县2027年度法治政府",
        "                                          建设情况报告；云岭县2027年度报告；",
        "                                          2027年全县一审案件",
        "行政应诉          1个数                   1个键等填",
        "行政复议          6个数、1个“另”里的数、  6个键等填、1个结转待核，举措在注释里",
        "                  2条举措、1段话",
        "第一责任人        1位                     履职等填，上年的在注释里",
        "意见建议          1条                     放在注释里，改写再用",
        "下一步工作打算    2项                     成为“上年打算落实”，等填结果",
        "上年打算落实      1项没有了结             放在注释里，还要交代的再列进来",
        "存在问题          2个                     成为“上年问题整改”，等填结果",
        "云岭县-2026.yaml:31: 错误 F030 不认识的项 主题“行政复议”的数据里没有“证据交换”这一项。"
        "请对照提纲改正；提纲里没有的数写到“另”里，没有的主题加上“标题”。",
    ]
    assert told.err.startswith("云岭县-2026.yaml → 云岭县-2027.yaml（检查一遍：错误")
    assert told.err.endswith("1处错误，有错误的项没有带过来，改好再结转更稳妥。\n")
