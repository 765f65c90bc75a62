"""Sentence files: what is wrong with one is told with its line, in Chinese, and with a remedy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafter.files import shelf_for
from drafter.findings import DrafterError, Finding
from drafter.outline import Outlines, Topic
from drafter.sentences import SentenceFiles
from drafter.sentences.complaints import in_chinese
from drafter.sentences.form import faults, with_signs
from drafter.sentences.signs import CLAUSE, SENTENCE
from drafter.sentences.templates import WORDS
from drafter.sentences.usage import CHOICE, USES

KEYS = ("收到", "受理", "不予受理", "审结")


def sentence(*lines: str) -> str:
    """Put lines between 句 and 完; the first of them is line 2."""
    return "\n".join(("{% 句 %}", *lines, "{% 完 %}"))


def wrong(folder: Path, template: str) -> tuple[Finding, ...]:
    """Compile a sentence file that stands in the test; return what is wrong with it."""
    path = folder / "templates" / "sentences" / "review.j2"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(template, encoding="utf-8")
    (folder / "drafter.yaml").touch()
    one = {"标识": "x", "名称": "甲", "单位": "件", "说法": "甲{}", "简称": "甲{}"}
    topic = Topic.model_validate(
        {"主题": "行政复议", "标识": "review", "标题": "复议", "数据": dict.fromkeys(KEYS, one)}
    )
    try:
        compiled = SentenceFiles(shelf_for(str(folder))).topic(topic)
        assert compiled is not None
        compiled.render({})
    except DrafterError as trouble:
        return trouble.findings
    return ()


@pytest.mark.parametrize(
    ("template", "line", "told"),
    [
        ("{{ 说(受理) }}\n{% 完 %}\n", 1, "不在“{% 句 %}”和“{% 完 %}”之间"),
        ("{% 完 %}\n", 1, "前面少了“{% 句 %}”"),
        ("{% 句 %}\n{{ 说(受理) }}\n", 1, "没有配上“{% 完 %}”"),
        ("{% 句 %}\n{{ 说(受理) }}\n" + sentence("{{ 说(审结) }}"), 1, "没有配上“{% 完 %}”"),
        (sentence("{{ 说(受理) }}") + "\n\n另有案件\n", 5, "不在“{% 句 %}”和“{% 完 %}”之间"),
        (sentence("或 {{ 说(受理) }}"), 2, "第一行不能以“或”开头"),
        (sentence("{{ 说(受理) }}", "或{{ 说(审结) }}"), 3, "“或”后面少了空格"),
        (sentence("{{ 说(受理) }}", "｛｛ 说(审结) ｝｝"), 3, "“｛”是全角的"),
        ("{％ 句 ％}\n{{ 说(受理) }}\n", 1, "“{％”是全角的"),
        ("{% 句 %}{{ 说(受理) }}{% 完 %}\n", 1, "要单独占一行"),
        (sentence("{{ 说(受理) }}", "{% 举措 %}", "{{ 说(审结) }}"), 3, "写在一句话里面了"),
        ("{% 句子 %}\n{{ 说(受理) }}\n{% 完 %}\n", 1, "没有“{% 句子 %}”这个标记"),
        ("{# 复议\n" + sentence("{{ 说(受理) }}"), 1, "注释少了“#}”"),
        (sentence("{ { 说(受理) } }"), 2, "花括号不成对"),
        (sentence("{{ 说(受理) }"), 2, "花括号不成对"),
        (sentence("甲\ufdd0{{ 说(受理) }}"), 2, "看不见的字符"),
    ],
)
def test_a_file_out_of_form_is_told_with_its_line(
    tmp_path: Path, template: str, line: int, told: str
) -> None:
    """What would be said wrongly, or not at all, without a word."""
    (finding,) = wrong(tmp_path, template)
    assert (finding.rule.code, finding.place.line) == ("T001", line)
    assert told in finding.message
    assert finding.advice


@pytest.mark.parametrize(
    ("clause", "message"),
    [
        ("{{ 说(受理 }}", "“}”前面少了“)”。"),
        ("{{ 说（受理） }}", "“（”是全角的，在花括号里要写英文的“(”。"),
        ("{{ 列(受理，审结) }}", "“，”是全角的，在花括号里要写英文的“,”。"),
        ("{{ 列(受理 审结) }}", "“审结”前面少了“,”。"),
        ("{{ }}", "这里空着，少了要说的键。"),
        ("{{ 受理|同必 }}", "没有“同必”这个写法，是否想写“同比”？"),
        ("{{ 占比(受理) }}", "“占比”要写两个键：占比(部分, 全体)。"),
        ("{{ 受理|占比 }}", "“占比”要写两个键：占比(部分, 全体)。"),
        ("{{ 全数(受理, 审结) }}", '“全数”要写两个键和一句话：全数(部分, 全体, "已全部整改")。'),
        ("{{ 选() }}", '“选”要写几种说法：选("甲", "乙")。'),
        ("{{ 说 }}", "“说”后面要写一个键：说(受理)。"),
        ('{{ 说("受理") }}', "“说”里要写键，不能写“受理”。"),
        ("{{ 受理() }}", "“受理”是键，后面不能写括号。"),
        ("{{ 受理.数 }}", "“受理”后面不能加“.”或方括号。"),
        ("{{ 说(受里) }}", "这里没有叫“受里”的键，也没有叫这个名字的写法。"),
        ("{% if 受理 %}{{ 受理 }}", "“{% if %}”没有配上“{% endif %}”。"),
        ("{{ 受理 }}{% endif %}", "“{% endif %}”前面少了“{% if %}”。"),
        ("{{ 1 / 0 }}", "除数是 0。"),
        ('{% include "litigation.j2" %}', "句式里不能用“{% include %}”。"),
        ('{% extends "litigation.j2" %}', "句式里不能用“{% extends %}”。"),
        ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "这个文件里括号套得太深。"),
    ],
)
def test_a_line_that_jinja_cannot_take_is_explained_in_chinese(
    tmp_path: Path, clause: str, message: str
) -> None:
    (finding,) = wrong(tmp_path, sentence(clause))
    assert finding.message == message
    assert finding.place.line in (1, 2, 3)


def test_a_misspelt_key_gets_the_one_it_resembles(tmp_path: Path) -> None:
    (finding,) = wrong(tmp_path, sentence("{{ 说(不与受理) }}"))
    assert finding.advice == "是否想写“不予受理”？"


def test_what_nobody_has_foreseen_keeps_its_english_in_brackets() -> None:
    assert in_chinese("something odd.", WORDS) == "这一行的写法不对（something odd.）。"


def test_every_word_has_its_use() -> None:
    assert set(USES) == {*WORDS, CHOICE}


def test_what_stands_in_the_manual_and_on_the_shelf_keeps_the_form() -> None:
    root = Path(__file__).parent.parent
    shown = re.findall(
        r"^```jinja\n(.*?)^```$", (root / "docs" / "sentences.md").read_text("utf-8"), re.M | re.S
    )
    ours = [path.read_text("utf-8") for path in (root / "templates" / "sentences").glob("*.j2")]
    assert shown
    assert [fault for text in (*shown, *ours) for fault in faults(text)] == []


def test_a_line_with_a_condition_is_a_clause_of_its_own() -> None:
    made = with_signs(sentence("{% if 受理 %}共{{ 受理 }}{% endif %}", "{% if 审结 %}", "乙", "{% endif %}"))
    lines = made.split("\n")
    assert [line[:1] for line in lines] == [SENTENCE, CLAUSE, "{", CLAUSE, "{", SENTENCE]


def test_comments_say_nothing_and_keep_the_lines() -> None:
    """Also one over several lines, and one that holds a sentence nobody wants any more."""
    source = sentence("甲{# 乙\n{% 完 %}\n#}丙")
    assert faults(source) == []
    assert with_signs(source).count("\n") == source.count("\n")


def test_our_sentences_are_not_to_be_changed_where_a_countys_topic_does_not_fit(tmp_path: Path) -> None:
    """A key renamed in the county's review.yaml: review.j2 is ours, so it is copied first."""
    topics = tmp_path / "outlines" / "common" / "topics"
    topics.mkdir(parents=True)
    (tmp_path / "drafter.yaml").touch()
    ours = Path(__file__).parent.parent / "outlines" / "common" / "topics" / "review.yaml"
    (topics / "review.yaml").write_text(
        ours.read_text("utf-8").replace("  收到复议申请:", "  收到申请:"), encoding="utf-8"
    )
    shelf = shelf_for(tmp_path)
    outline = Outlines(shelf).get("三段式")
    assert outline is not None
    with pytest.raises(DrafterError) as trouble:
        SentenceFiles(shelf).topic(outline.topics["行政复议"])
    finding = trouble.value.findings[0]
    assert finding.place.line == 3
    assert "抄到本县目录的 templates/sentences/review.j2 再改" in finding.advice
