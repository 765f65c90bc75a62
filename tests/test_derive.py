"""An outline derived from a county's own reports loads, and what is drafted with it has the county's headings in its order."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from drafter.chinese import half_width
from drafter.cli import main
from drafter.derive import Derived, derive, past_of
from drafter.derive.deriving import merged
from drafter.files import Plain, read_yaml, save, shelf_for
from drafter.files.annotated import Entry, new_document
from drafter.findings import DrafterError, Finding
from drafter.outline import Outline, Outlines, Role, Shape
from drafter.pipeline.deriving import Proposed, derive_outline
from drafter.pipeline.importing import import_report
from drafter.pipeline.workshop import Workshop, workshop_for
from drafter.readers import read_report
from drafter.tree import Block, Heading, plain
from tests.conftest import FactsOf, content_of

SAMPLES = Path(__file__).parent.parent / "samples"
CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
YUNLING = [SAMPLES / "yunling-2025.yaml", SAMPLES / "yunling-2026.yaml"]
REPORTS = sorted(CORPUS.glob("00[0-3]*.txt"))
BARE = """\
提纲: 三段式
机关: 云岭县人民政府
区域: 云岭县
成文日期: {next}-01-18
年度: {year}
章节:
  - {{标题: "{year}年工作开展情况", 角色: 工作, 主题: [{topics}]}}
  - {{标题: 存在的不足, 角色: 问题, 写法: 成段}}
  - {{标题: "{next}年工作安排", 角色: 打算}}
存在问题: [乡镇执法力量不足]
下一步工作打算: [{{标题: 加强乡镇执法, 举措: [每季度抽查案卷]}}]
工作情况:
"""


def facts_text(year: int, topics: dict[str, str]) -> str:
    """Return a facts file whose work has these topics, each with what stands below it."""
    head = BARE.format(year=year, next=year + 1, topics=", ".join(topics))
    return head + "".join(f"  {key}: {below}\n" for key, below in topics.items())


def proposed(tmp_path: Path, *texts: str) -> Proposed:
    """Derive an outline from facts files of these texts, into a folder of its own."""
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    paths = [str(tmp_path / f"{number}.yaml") for number in range(len(texts))]
    return derive_outline(paths, str(tmp_path / "county"))


def loaded(made: Proposed) -> Outline:
    """Save an outline and read it as a draft would."""
    made.save()
    outline = Outlines(shelf_for(made.folder)).get(made.derived.name)
    assert outline is not None
    return outline


def headings(blocks: tuple[Block, ...]) -> list[tuple[int, str]]:
    """Return the headings of the first two levels, full and half width made alike."""
    return [
        (block.level, half_width(plain(block.spans)).rstrip("。."))
        for block in blocks
        if isinstance(block, Heading) and block.level < 3
    ]


def without_titles(facts: dict[str, Plain], outline: str) -> dict[str, Plain]:
    """Return facts that leave chapters, order and titles to an outline."""
    kept = {key: value for key, value in facts.items() if key not in ("章节", "标题")}
    topics = kept["工作情况"]
    assert isinstance(topics, dict)
    bare = {
        key: {k: v for k, v in topic.items() if k != "标题" or v == "无"}
        for key, topic in topics.items()
        if isinstance(topic, dict)
    }
    return {**kept, "提纲": outline, "工作情况": {**dict(sorted(bare.items()))}}


def drafted(folder: Path, facts: dict[str, Plain]) -> list[tuple[int, str]]:
    """Draft facts in a folder; return the headings."""
    path = folder / "再写.yaml"
    save(new_document(tuple(Entry(key, value) for key, value in facts.items()), str(path)))
    return headings(Workshop(shelf_for(folder)).draft(str(path)).report.blocks)


@pytest.mark.parametrize("form", ["txt", "docx", "html"])
def test_the_headings_of_a_drafted_report_come_back_through_its_outline(form: str, tmp_path: Path) -> None:
    """Facts → paper → outline → the same facts without their titles: the same headings in the same order."""
    main(["draft", *map(str, YUNLING), "--to", form, "-o", f"{tmp_path}/paper/"])
    papers = sorted((tmp_path / "paper").iterdir())
    made = derive_outline([str(path) for path in papers], str(tmp_path))
    loaded(made)
    facts = content_of(read_yaml(str(YUNLING[1]))[0])
    assert isinstance(facts, dict)
    facts = {
        key: value for key, value in facts.items() if key not in ("上年", "上年打算落实", "上年问题整改")
    }
    again = drafted(tmp_path, without_titles(facts, made.derived.name))
    blocks = read_report(str(papers[1]))[0].report.blocks
    follow_up = "上年工作打算落实和问题整改情况"
    assert again == [one for one in headings(blocks) if one[1] != follow_up]


@pytest.mark.skipif(not REPORTS, reason="../shared/corpus is not here")
@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem[:3])
def test_the_headings_of_a_real_report_come_back_through_its_outline(report: Path, tmp_path: Path) -> None:
    """Import a report, derive its outline, draft the facts with it and without their own titles: its headings."""
    made = derive_outline([str(report)], str(tmp_path))
    loaded(made)
    facts = content_of(import_report(str(report), str(tmp_path / "事实.yaml")).document)
    assert isinstance(facts, dict)
    again = drafted(tmp_path, without_titles(facts, made.derived.name))
    assert again == headings(read_report(str(report))[0].report.blocks)


@pytest.mark.skipif(not REPORTS, reason="../shared/corpus is not here")
@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem[:3])
def test_the_title_of_a_real_report_comes_back_through_its_outline(report: Path, tmp_path: Path) -> None:
    """Drafted for the same year, the title reads as it did, unless it named no organ."""
    made = derive_outline([str(report)], str(tmp_path))
    loaded(made)
    facts = content_of(import_report(str(report), str(tmp_path / "事实.yaml")).document)
    assert isinstance(facts, dict)
    drafted(tmp_path, without_titles(facts, made.derived.name))
    title = workshop_for(str(tmp_path / "再写.yaml")).draft(str(tmp_path / "再写.yaml")).report.title
    assert title.replace(" ", "") == read_report(str(report))[0].report.title.replace(" ", "")


def test_facts_and_papers_of_one_county_make_the_same_outline(tmp_path: Path) -> None:
    """Which figures are always reported is told alike by facts files and by what was drafted from them."""
    main(["draft", *map(str, YUNLING), "--to", "txt", "-o", f"{tmp_path}/paper/"])
    papers = [str(path) for path in sorted((tmp_path / "paper").iterdir())]
    from_papers = derive_outline(papers, str(tmp_path / "a")).derived
    from_facts = derive_outline([*map(str, YUNLING)], str(tmp_path / "b")).derived
    assert [t.key for t in from_papers.topics()] == [t.key for t in from_facts.topics()]
    read = {(t.key, key) for t in from_papers.topics() for key in t.always}
    typed = {(t.key, key) for t in from_facts.topics() for key in t.always}
    assert len(read & typed) >= 0.95 * len(typed)


def test_years_stand_open_in_headings(tmp_path: Path) -> None:
    """The year of the report and the next become {年度} and {下年}; how problems are set is kept."""
    outline = loaded(proposed(tmp_path, facts_text(2025, {"行政复议": "{举措: [办理案件]}"})))
    assert [section.title for section in outline.sections] == [
        "{年度}年工作开展情况",
        "存在的不足",
        "{下年}年工作安排",
    ]
    assert [section.shape for section in outline.sections] == [None, Shape.PARAGRAPH, None]
    assert [section.required for section in outline.sections] == [True, True, True]


def test_the_newest_year_leads_and_an_older_one_fills_in(tmp_path: Path) -> None:
    """Order and wording are the newest year's; what only one older year told is offered, not asked."""
    done = "{举措: [做了]}"
    made = proposed(
        tmp_path,
        facts_text(2023, {"行政复议": done, "突发事件应对": done, "机构保障": done}),
        facts_text(2024, {"行政应诉": done, "营商环境": done, "行政复议": "{标题: 复议旧题, 举措: [做了]}"}),
        facts_text(2025, {"行政复议": "{标题: 复议新题, 举措: [做了]}", "行政应诉": done, "机构保障": done}),
    )
    outline = loaded(made)
    assert outline.sections[0].topics == ("行政复议", "行政应诉", "机构保障")
    assert outline.topic_titles == {"行政复议": "复议新题"}
    offered = [t.key for chapter in made.derived.chapters for t in chapter.topics if not t.kept]
    assert offered == ["突发事件应对", "营商环境"]
    text = made.files[-1].source.text
    assert "# 只有2024年写过“营商环境”" in text
    assert "# 只有2023年写过“突发事件应对”" in text
    assert not {"营商环境", "突发事件应对", "行政复议"} & {*made.derived.unwritten}
    assert "党的领导" in made.derived.unwritten


def test_figures_reported_every_year_are_asked_after(tmp_path: Path) -> None:
    """常报 names what each year that told a topic reported; where one is not given, F037 names it."""
    made = proposed(
        tmp_path,
        facts_text(2024, {"行政复议": "{数据: {受理: 20, 中止: 2, 终止: 暂缺}}"}),
        facts_text(2025, {"行政复议": "{数据: {受理: 22, 中止: 3, 终止: 1}}"}),
    )
    outline = loaded(made)
    assert outline.usual == {"行政复议": ("受理", "中止")}
    path = made.folder / "新.yaml"
    path.write_text(
        facts_text(2026, {"行政复议": "{数据: {受理: 20}}"}).replace("三段式", "云岭县"), encoding="utf-8"
    )
    found = workshop_for(str(path)).draft(str(path)).findings
    assert any(f.rule.code == "F037" and "中止" in f.message for f in found)


def test_a_topic_of_its_own_becomes_a_topic_file_with_the_figures_that_recur(tmp_path: Path) -> None:
    """Told in other words from year to year it is one topic; its figures are asked for, and said."""
    other = "{{标题: {title}, 举措: [推进品牌建设], 另: [{{名称: 法治驿站, 单位: 个, 本年: {n}}}, {more}]}}"
    once = "{名称: 品牌数量, 单位: 项, 本年: 3}"
    made = proposed(
        tmp_path,
        facts_text(2024, {"法治品牌": other.format(title="打造本地法治品牌", n=5, more=once)}),
        facts_text(2025, {"法治品牌": other.format(title="打造本县法治品牌", n=6, more="")}).replace(
            ", ]", "]"
        ),
    )
    outline = loaded(made)
    topic = outline.topics["法治品牌"]
    assert topic.title == "打造本县法治品牌"
    assert [(i.key, i.unit, i.phrase) for i in topic.indicators.values()] == [
        ("法治驿站", "个", "法治驿站{}")
    ]
    facts: dict[str, Plain] = {
        "提纲": "云岭县", "机关": "云岭县人民政府", "年度": "2026", "成文日期": "2027-01-18",
        "工作情况": {"法治品牌": {"数据": {"法治驿站": "9"}}},
    }  # fmt: skip
    assert (2, "打造本县法治品牌") in drafted(made.folder, facts)


def test_a_figure_that_recurs_in_a_topic_of_ours_is_added_in_the_outline(tmp_path: Path) -> None:
    """No copy of our topic file is made for it."""
    told = "{{数据: {{受理: 2}}, 另: [{{名称: 复议便民服务点, 单位: 个, 本年: {n}}}]}}"
    made = proposed(
        tmp_path,
        facts_text(2024, {"行政复议": told.format(n=4)}),
        facts_text(2025, {"行政复议": told.format(n=7)}),
    )
    outline = loaded(made)
    assert [Path(d.source.path).name for d in made.files] == ["outline.yaml"]
    added = outline.topics["行政复议"].indicators["复议便民服务点"]
    assert (added.address, added.unit, added.office) == ("行政复议.复议便民服务点", "个", "县司法局")


def test_chapters_that_no_year_has_are_named_and_offered(tmp_path: Path) -> None:
    """第一责任人 has to be reported: where it is nowhere, that is said, and the chapter stands in comments."""
    made = proposed(tmp_path, facts_text(2025, {"行政复议": "{举措: [做了]}"}))
    assert [f.rule.code for f in made.findings] == ["H405"]
    assert made.derived.lacking == (Role.DUTY,)
    assert "# - 标题: 党政主要负责人履行推进法治建设第一责任人职责情况" in made.files[-1].source.text


def codes(findings: tuple[Finding, ...]) -> list[str]:
    """Return the codes of findings."""
    return [finding.rule.code for finding in findings]


def test_one_bad_file_does_not_cost_the_others(tmp_path: Path) -> None:
    """A plan, a file that is not there and a novel are named; the outline is made of the report."""
    plan = tmp_path / "plan.yaml"
    plan.write_text((SAMPLES / "yangxin-2021.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    novel = tmp_path / "novel.txt"
    novel.write_text("第一回\n话说天下大势。\n", encoding="utf-8")
    bad = [str(plan), str(tmp_path / "none.docx"), str(novel)]
    made = derive_outline([*bad, str(YUNLING[0])], str(tmp_path / "county"))
    assert made.exit_code == 2
    assert made.derived.years == ("2025年",)
    assert "H403" in codes(made.findings)
    assert {f.place.path for f in made.findings} >= set(bad)
    assert loaded(made).name == "云岭县"


def test_nothing_is_made_where_nothing_can_be_used(tmp_path: Path) -> None:
    """The findings say why, and no folder is made."""
    with pytest.raises(DrafterError) as refused:
        derive_outline([str(tmp_path / "none.docx")], str(tmp_path / "county"))
    assert refused.value.exit_code == 2
    assert not (tmp_path / "county").exists()


def test_reports_of_several_counties_are_refused(tmp_path: Path) -> None:
    """Each is named with whose it is."""
    with pytest.raises(DrafterError) as refused:
        derive_outline([str(SAMPLES / "basu-2020.yaml"), str(YUNLING[0])], str(tmp_path))
    assert codes(refused.value.findings) == ["H401", "H401"]
    assert "八宿县" in str(refused.value)


def test_a_year_counts_once(tmp_path: Path) -> None:
    """The second report of a year is named and left aside."""
    text = facts_text(2025, {"行政复议": "{举措: [做了]}"})
    made = proposed(tmp_path, text, text.replace("行政复议", "行政应诉"))
    assert "H402" in codes(made.findings)
    assert [t.key for t in made.derived.topics()] == ["行政复议"]


def test_a_report_of_no_known_year_is_left_aside(tmp_path: Path) -> None:
    """Without its year it has no place among the others."""
    text = facts_text(2025, {"行政复议": "{举措: [做了]}"})
    made = proposed(tmp_path, text, text.replace("年度: 2025\n", ""))
    assert "H403" in codes(made.findings)
    assert made.derived.years == ("2025年",)


def test_an_outline_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    """Neither by its name nor by its folder; another name goes beside it."""
    made = proposed(tmp_path, facts_text(2025, {"行政复议": "{举措: [做了]}"}))
    loaded(made)
    before = Path(made.files[-1].source.path).read_bytes()
    with pytest.raises(DrafterError) as refused:
        derive_outline([str(tmp_path / "0.yaml")], str(made.folder))
    assert codes(refused.value.findings) == ["H404"]
    with pytest.raises(DrafterError):
        derive_outline([str(tmp_path / "0.yaml")], str(made.folder), "三段式")
    assert Path(made.files[-1].source.path).read_bytes() == before
    assert loaded(derive_outline([str(tmp_path / "0.yaml")], str(made.folder), "云岭二")).name == "云岭二"


def test_what_would_not_load_is_taken_away_again(tmp_path: Path) -> None:
    """Where the county's own files get in the way, nothing is left behind."""
    made = proposed(tmp_path, facts_text(2025, {"行政复议": "{举措: [做了]}"}))
    units = made.folder / "outlines" / "common" / "units.yaml"
    units.parent.mkdir(parents=True)
    units.write_text("同义单位: 坏了\n", encoding="utf-8")
    with pytest.raises(DrafterError):
        made.save()
    assert [path for path in made.folder.rglob("*") if path.is_file()] == [units]


def test_orders_are_merged_with_the_first_leading() -> None:
    """What only a later one has goes behind what stands before it there."""
    assert merged(["abd", "acbe"]) == list("acbed")
    assert merged(["", "ab"]) == list("ab")


def test_chapters_reworded_over_the_years_are_one(facts_of: FactsOf, outlines: Outlines) -> None:
    """A chapter of the work is known by its topics, whatever its title; a new one gets its own place."""
    head = "机关: 云岭县人民政府\n成文日期: 2027-01-18\n存在问题: [甲]\n下一步工作打算: [乙]\n"
    work = "工作情况: {行政复议: {举措: [甲]}, 行政应诉: {举措: [乙]}, 机构保障: {举措: [丙]}}\n"
    old = dedent("""\
        年度: 2024
        章节:
          - {标题: 化解矛盾, 主题: [行政复议, 行政应诉]}
          - {标题: 组织保障, 主题: [机构保障]}
          - {标题: 问题, 角色: 问题}
          - {标题: 打算, 角色: 打算}
        """)
    new = old.replace("2024", "2025").replace("化解矛盾", "做好复议应诉工作")
    pasts = [past_of(facts_of(head + years + work, f"{n}.yaml")[0]) for n, years in enumerate((new, old))]
    derived: Derived = derive([past for past in pasts if past], outlines.topics, "云岭县")
    assert [chapter.title for chapter in derived.chapters] == ["做好复议应诉工作", "组织保障", "问题", "打算"]
    assert all(len(chapter.years) == 2 for chapter in derived.chapters)
