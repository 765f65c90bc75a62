"""Answers from a file: the same questions as at the keyboard, whatever the order; what does not come in is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from drafter.chinese import tidy, without_ordinal, without_stop
from drafter.facts import Facts, Origin, facts_of
from drafter.files import Key, Plain, plain, read_yaml
from drafter.findings import Finding
from drafter.interview import Conductor, Script
from drafter.interview.session import Session
from drafter.outline import Genre
from drafter.pipeline.workshop import Workshop
from tests.interviews import HEAD, Talk, kept, session_on, small

SAMPLES = Path(__file__).parent.parent / "samples"
PLAYED = ("jianghan-2019", "yangxin-2021", "qingshi-2026", "yunling-market-2026")
WHOLE = """\
机关: 云岭县人民政府
区域: 云岭县
年度: 2026
成文日期: 2027.1.18
主送: [县委, 县人大常委会]
提法: {纲要: 无, 全会: 无}
工作情况:
  行政复议:
    数据: {收到复议申请: １２８件, 受理: 120, 不予受理: 8, 审结: 120, 维持: 100, 撤销: 2, 终止: 18}
    举措: [成立行政复议委员会, {标题: 听证, 做法: 推行听证审理, 成效: 化解积案}]
  机构保障:
    写法: 分条
    举措: [充实执法力量]
    另: [{名称: 便民服务点、窗口, 单位: 个, 本年: 12}]
存在问题:
  - {编号: W26-1, 问题: 乡镇执法力量不足, 原因: 人员流动频繁}
下一步工作打算:
  - {编号: D26-1, 标题: 充实乡镇执法力量, 举措: [调剂编制4名], 责任单位: 县司法局, 时限: 2027-12}
结语: 无
"""


class Played(NamedTuple):
    """What came of a file of answers: the facts it says, those that came of it, where they are, what was told."""

    given: Facts
    made: Facts
    path: str
    told: tuple[Finding, ...]


def play(session: Session, answers: str) -> tuple[Finding, ...]:
    """Answer all questions from a file; return what was not taken."""
    document, _ = read_yaml(answers)
    script = Script(document)
    stop, told = script.play(Conductor(session, script.wants).run(), session.value)
    assert stop.finished
    return told


def play_small(folder: Path, text: str) -> tuple[Session, tuple[Finding, ...]]:
    """Answer the questions of the small outline from answers that stand in the test."""
    answers = folder / "答案.yaml"
    answers.write_text(text, encoding="utf-8")
    session = session_on(folder, "提纲: 小样\n", "底稿.yaml")
    return session, play(session, str(answers))


@pytest.fixture(scope="module", params=PLAYED)
def played(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, workshop: Workshop
) -> Played:
    """Play a sample into an empty file of its outline, once for all tests."""
    sample = str(SAMPLES / f"{request.param}.yaml")
    given, _ = facts_of(read_yaml(sample)[0], (), workshop.outlines)
    path = tmp_path_factory.mktemp("答") / "底稿.yaml"
    path.write_text(f"提纲: {given.outline.name}\n", encoding="utf-8")
    session = Session(str(path), workshop)
    told = play(session, sample)
    return Played(given, session.facts, session.path, told)


def leaves(value: Plain, path: tuple[Key, ...] = ()) -> Iterator[tuple[tuple[Key, ...], str]]:
    """Yield every text of a file with its address."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from leaves(inner, (*path, number))
    elif value:
        yield path, value


def test_whatever_is_not_told_has_come_in(played: Played) -> None:
    """Each text of a sample is in the file that came of it, word for word or as it is kept, or is named as left out."""
    told = {key for finding in played.told for key in finding.keys}
    made = {text for _, text in leaves(plain_of(played.path))}
    lost = []
    for path, text in leaves(plain_of(played.given.path)):
        address = ".".join(map(str, path))
        refused = any(address == key or address.startswith(f"{key}.") for key in told)
        if not refused and not any(form in made for form in forms(text)):
            lost.append(address)
    assert not lost


def plain_of(path: str) -> Plain:
    """Return what a file says, as typed."""
    root = read_yaml(path)[0].root
    assert root is not None
    return plain(root)


def forms(text: str) -> tuple[str, ...]:
    """Return in which forms an answer may be kept: as it is, tidied, without its mark, as a term."""
    if re.fullmatch(r"\d{4}-\d\d", text):
        return (f"{text[:4]}年{int(text[5:])}月底前",)
    tidied = tidy(text)
    return (
        text,
        tidied,
        text.removesuffix("%"),
        text.strip("\n") + "\n",
        without_stop(without_ordinal(tidied)),
    )


def test_figures_that_come_in_are_the_same_figures(played: Played) -> None:
    """No figure is another than in the sample."""
    given, made = played.given.figures(), played.made.figures()
    both = [address for address in made if address in given and made[address].origin is Origin.FILE]
    assert [a for a in both if made[a].current != given[a].current] == []
    assert len(both) > 10 or played.made.outline.genre is Genre.PLAN


def test_sections_come_in_in_their_order(played: Played) -> None:
    """Problems and plans are those of the sample, in its order."""
    given, made = played.given, played.made
    assert [p.words.text for p in made.problems] == [p.words.text for p in given.problems]
    assert [p.title for p in made.plans] == [p.title for p in given.plans]
    assert [p.deadline for p in made.plans] == [p.deadline for p in given.plans]


def test_the_order_of_answers_does_not_matter(tmp_path: Path) -> None:
    """The same answers from last to first make the same file, and nothing is left out but what nobody asks."""
    blocks = WHOLE.replace("\n  ", "\n\x00 ").replace("\n\x00", "\0").split("\n")
    turned = "\n".join(block.replace("\0", "\n ") for block in reversed(blocks) if block) + "\n"
    assert turned != WHOLE
    (tmp_path / "正").mkdir()
    (tmp_path / "倒").mkdir()
    one, told = play_small(tmp_path / "正", WHOLE)
    other, told_other = play_small(tmp_path / "倒", turned)
    assert Path(one.path).read_text(encoding="utf-8") == Path(other.path).read_text(encoding="utf-8")
    assert [f.message for f in told] == [f.message for f in told_other] == []


def test_answers_are_kept_as_at_the_keyboard(tmp_path: Path) -> None:
    """Full width, a date with dots: a file of answers is read as what is typed."""
    session, _ = play_small(tmp_path, WHOLE)
    assert kept(session.path, "成文日期") == "2027-01-18"
    assert kept(session.path, "工作情况", "行政复议", "数据", "收到复议申请") == "128"
    assert kept(session.path, "工作情况", "行政复议", "举措", 1) == {
        "标题": "听证",
        "做法": "推行听证审理",
        "成效": "化解积案",
    }
    assert kept(session.path, "工作情况", "机构保障", "另") == [
        {"名称": "便民服务点、窗口", "单位": "个", "本年": "12"}
    ]


def test_the_keyboard_makes_the_same_file(tmp_path: Path) -> None:
    """What is typed question by question and what comes from a file make the same file."""
    session, _ = play_small(
        tmp_path, HEAD + "工作情况: {行政复议: {数据: {收到复议申请: 29}, 举措: [甲事]}}\n"
    )
    folder = tmp_path / "键盘"
    folder.mkdir()
    talk = Talk(session_on(folder, "提纲: 小样\n", "底稿.yaml"))
    talk.say("云岭县人民政府", "云岭县", "2026", "2027-01-18", "县委", "无", "无", "29")
    talk.go("行政复议 › 举措")
    talk.say("甲事")
    assert talk.disk == Path(session.path).read_text(encoding="utf-8")


def test_the_text_is_that_of_the_answers(tmp_path: Path) -> None:
    """The report that comes of the file is the one that comes of the answers themselves."""
    session, told = play_small(tmp_path, WHOLE)
    assert not told
    by_hand = session_on(tmp_path, f"提纲: 小样\n{WHOLE}", "手写.yaml")
    shop = small()
    assert shop.lines(session.composed[0], session.facts) == shop.lines(by_hand.composed[0], by_hand.facts)


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ("上年: ''\n存在问题: [。]\n", "只有标点"),
        ("工作情况: {行政复议: {数据: {收到复议申请: 很多}}}\n", "不是数字"),
        ("工作情况: {机构保障: {篇幅: 长}}\n", "不在可选的里面"),
        ("工作情况: {机构保障: {举措: ['{甲']}}\n", "没有配上对"),
        ("工作情况: {没有的主题: {举措: [甲]}}\n", "没有问到"),
        ("报送: [{名称: 上报稿}]\n", "没有问到"),
        ("工作情况: {行政复议: {数据: {收到复议申请: {本年: 29, 上年: 39}}}}\n", "上年”没有问到"),
        ("存在问题: [{问题: 力量不足, 主题: 行政复议}]\n", "主题”没有问到"),
    ],
)
def test_what_cannot_be_taken_is_told(tmp_path: Path, answers: str, told: str) -> None:
    """Each answer that is refused or that nobody asks is told with its line and its address; the others come in."""
    session, findings = play_small(tmp_path, f"{HEAD}{answers}")
    assert [told in finding.message for finding in findings] == [True]
    assert findings[0].place.line == 8 + answers.count("\n") - 1
    assert findings[0].keys
    assert kept(session.path, "机关") == "云岭县人民政府"


def test_answers_do_not_come_in_twice(tmp_path: Path) -> None:
    """The same file of answers once more changes nothing."""
    session, _ = play_small(tmp_path, WHOLE)
    before = Path(session.path).read_text(encoding="utf-8")
    assert not play(Session(session.path, session.shop), str(tmp_path / "答案.yaml"))
    assert Path(session.path).read_text(encoding="utf-8") == before
