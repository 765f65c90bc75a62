"""docs/topics.md, made from outlines: every topic in order, and for each figure its key, unit, change and office."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.facts import Fact
from drafter.findings import Place
from drafter.outline import Indicator, Kind, Outline, Topic, figure
from drafter.sentences import change_words

USUAL = 3
_HEAD = """<!-- 这一页由提纲生成，不要直接改：先改 outlines/，再运行 pytest --golden。 -->

# 主题和键

提纲“{outline}”里的{topics}个主题、{figures}个数都列在这里，次序就是报告里的次序。怎么写，见[事实文件](facts.md)。

{contents}

部门、乡镇（街道）的提纲另有几个主题，列在最后：{more}

表里的“键”照抄到事实文件的 `数据` 下面：

```yaml
# 片段
工作情况:
  行政复议:
    数据:
      收到复议申请: {{本年: 29, 上年: 39}}
      受理: 22
```

- **★** 是各地都报的数，先要这些。正文里一般只有它们说同比，见[同比怎么说](facts.md#5-同比怎么说)。
- **必填** 的数不填，出不了成稿；整个主题都不写的，不用填。
- 标着“不填由程序算”的比率，分子分母都填了就有。
- “同比怎么说”举的例子是：比率由90%变成92%，别的数由100变成106。写着“不比”的，填了上年数也不说。
- “找谁要”是一般的分工。你们县不一样的，在[本县目录](facts.md#8-本县目录)里改。
- 表里没有的数，写在 `另` 里；表里没有的主题，自己开一个。见[工作情况](facts.md#2-工作情况)。
- 党政主要负责人每人做了什么，写在 `第一责任人` 一节，见[那一节的写法](facts.md#6-第一责任人存在问题打算)。
"""


def topics_page(outline: Outline, others: tuple[Outline, ...] = ()) -> str:
    """Return the page that lists the topics of an outline and their keys, then the topics only other outlines have."""
    topics = _topics(outline)
    more: dict[str, tuple[Topic, list[str]]] = {}
    for other in others:
        for topic in _topics(other):
            if topic.key not in outline.topics:
                more.setdefault(topic.key, (topic, []))[1].append(other.name)
    computed = {rate for one in (outline, *others) for ratio in one.ratios for rate in ratio.left}
    head = _HEAD.format(
        outline=outline.name,
        topics=len(topics),
        figures=sum(len(topic.indicators) for topic in topics),
        contents=_links(topics),
        more=_links([topic for topic, _ in more.values()]),
    )
    parts = ["\n".join(_topic(topic, computed)) for topic in topics]
    parts += ["\n".join(_topic(topic, computed, names)) for topic, names in more.values()]
    return "\n".join([head, *parts])


def _topics(outline: Outline) -> list[Topic]:
    return [outline.topics[key] for section in outline.sections for key in section.topics]


def _links(topics: list[Topic]) -> str:
    return "　".join(f"[{topic.key}](#{topic.key})" for topic in topics)


def _topic(topic: Topic, computed: set[str], outlines: list[str] | None = None) -> Iterator[str]:
    yield f"## {topic.key}\n"
    whose = f"只有提纲{'、'.join(f'“{name}”' for name in outlines)}有。" if outlines else ""
    yield f"报告里的标题：{topic.title}。{topic.why}。{whose}\n"
    if not topic.indicators:
        yield f"这个主题没有数，只写举措。找{topic.office}要。\n"
        return
    yield "| 键 | 名称 | 单位 | 同比怎么说 | 找谁要 |"
    yield "| --- | --- | --- | --- | --- |"
    for key, indicator in topic.indicators.items():
        marks = " ★" * (indicator.frequency == USUAL) + " 必填" * indicator.required
        yield (
            f"| `{key}`{marks} | {_named(indicator, indicator.id in computed)} | {indicator.unit} "
            f"| {_change(indicator)} | {indicator.office} |"
        )
    yield ""


def _named(indicator: Indicator, computed: bool) -> str:
    more = "；".join(filter(None, (indicator.scope, "不填由程序算" if computed else "")))
    return f"{indicator.label}：{more}" if more else indicator.label


def _change(indicator: Indicator) -> str:
    now, then = (92, 90) if indicator.kind is Kind.RATE else (106, 100)
    fact = Fact(indicator.address, indicator, Place(""), current=figure(now), last=figure(then))
    return change_words(fact) or "不比"
