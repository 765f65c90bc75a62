"""A derived outline as files of the county folder: outline.yaml, and a topic file for each topic of the county's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from drafter.derive.model import Derived, Standing, StandingChapter
from drafter.derive.past import Own
from drafter.files import Plain
from drafter.files.annotated import Entry, Listed, commented_items
from drafter.outline import Change, Kind, Outline, Role, Topic

COUNTY_NOTE = "本县目录：有了这个文件，这个文件夹里的 outlines/、templates/ 就先于自带的。内容可以是空的。"
_OFTEN_REQUIRED = (Role.PROBLEMS, Role.PLANS)
_YEAR = re.compile(r"(?:19|20)\d\d年?度?")
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9_\u3400-\u9fff]+")
_LACKING: dict[Role, Plain] = {
    Role.PROBLEMS: {"标题": "存在问题", "角色": "问题"},
    Role.PLANS: {"标题": "下一步工作打算", "角色": "打算"},
    Role.DUTY: {"标题": "党政主要负责人履行推进法治建设第一责任人职责情况", "角色": "第一责任人", "主题": ["第一责任人"]},
}  # fmt: skip


class NewFile(NamedTuple):
    """A file to be written: its name below the county folder, and its entries."""

    name: str
    entries: tuple[Entry, ...]


class _Named(NamedTuple):
    """A topic of the outline under the name it goes by: of ours, or of one's own, which has yet to be written."""

    standing: Standing
    key: str
    topic: Topic | None
    id: str


def files_of(derived: Derived, folder: str, topics: Mapping[str, Topic]) -> tuple[NewFile, ...]:
    """Return the files of an outline, its own topics first; `folder` is the one below outlines/ that it gets."""
    named = _named(derived, topics)
    made = [
        NewFile(f"outlines/common/topics/{one.id}.yaml", tuple(_own_topic(one, derived)))
        for one in named.values()
        if one.topic is None
    ]
    return (*made, NewFile(f"outlines/{folder}/outline.yaml", tuple(_outline(derived, named))))


def _named(derived: Derived, topics: Mapping[str, Topic]) -> dict[str, _Named]:
    """Name the topics of an outline by the keys they have in reports; those of one's own get a name nobody has."""
    ids = {topic.id for topic in topics.values()}
    free = (f"own-{n}" for n in count(1) if f"own-{n}" not in ids)
    taken = set(topics)
    named: dict[str, _Named] = {}
    for standing in derived.topics():
        if standing.topic is not None:
            named[standing.key] = _Named(standing, standing.key, standing.topic, standing.topic.id)
            continue
        key = _free_key(_YEAR.sub("", standing.key), taken)
        named[standing.key] = _Named(standing, key, None, next(free))
    return named


def _free_key(label: str, taken: set[str]) -> str:
    """Return a label as a key that is not taken, and take it."""
    base = _NOT_IN_KEYS.sub("", label).lstrip("0123456789") or "本县"
    key = next(key for key in (base, *(f"{base}{n}" for n in range(2, 99))) if key not in taken)
    taken.add(key)
    return key


def _own_topic(one: _Named, derived: Derived) -> Iterator[Entry]:
    """Yield the entries of a topic of the county's own."""
    standing = one.standing
    yield Entry(
        "", above=(f"主题：{one.key}。{derived.name}自己的主题，照{_years(standing.years)}的报告归纳。",)
    )
    yield Entry("主题", one.key)
    yield Entry("标识", one.id)
    yield Entry("标题", standing.title or one.key)
    yield Entry("责任单位", "县司法局", "数一般向谁要，请改")
    yield Entry("问由", "本县自己的主题")
    if standing.own:
        yield Entry("数据", tuple(_indicators(standing.own, one)), above=("", "几年都报的数。"))


def _outline(derived: Derived, named: Mapping[str, _Named]) -> Iterator[Entry]:
    yield Entry("", above=_intro(derived))
    yield Entry("名称", derived.name)
    yield Entry("文件名", derived.file_name)
    yield Entry("标题", derived.title)
    yield Entry("说明", f"本县的写法，照{_years(derived.years)}的报告归纳")
    titles = {o.key: o.standing.title for o in named.values() if o.topic and _reworded(o)}
    if titles:
        yield Entry("主题标题", {**titles}, above=("", "本县的主题标题，与自带的不同。"))
    always = {o.key: o.standing.always for o in named.values() if o.standing.always}
    if always:
        yield Entry(
            "常报",
            tuple(Entry(key, [*keys]) for key, keys in always.items()),
            above=("", _of_always(derived)),
        )
    added = tuple(
        Entry(o.key, tuple(_indicators(o.standing.own, o)))
        for o in named.values()
        if o.topic and o.standing.own
    )
    if added:
        yield Entry("另加", added, above=("", "自带的主题里没有、本县几年都报的数。"))
    yield Entry("章节", Listed(tuple(_sections(derived, named))), above=("", *_of_sections(derived)))
    yield from (Entry("", above=lines) for lines in _remarks(derived))


def _intro(derived: Derived) -> tuple[str, ...]:
    return (
        f"{derived.name}自己的提纲，由 drafter outline derive 照{_years(derived.years)}的报告归纳。",
        f"用的时候，在事实文件里写“提纲: {derived.name}”。哪里不合意，直接改这个文件。",
        "",
    )


def _of_always(derived: Derived) -> str:
    if len(derived.years) > 1:
        return "写到这个主题的各年都报了的数，没填时提醒。"
    return f"{derived.years[0]}报了的数，没填时提醒；不是年年报的，从这里删去。"


def _of_sections(derived: Derived) -> tuple[str, ...]:
    if len(derived.years) == 1:
        return (f"章、主题和次序都照{derived.years[0]}的报告。",)
    return (f"章、主题、标题和次序照最近一年（{derived.years[0]}）的；只有从前一年写过的，放在注释里。",)


def _reworded(one: _Named) -> bool:
    """Tell whether a topic of ours has a title of the county's own."""
    return bool(one.standing.title) and one.topic is not None and one.standing.title != one.topic.title


def _sections(derived: Derived, named: Mapping[str, _Named]) -> Iterator[tuple[Entry, ...]]:
    works = [chapter for chapter in derived.kept if chapter.role is Role.WORK]
    for chapter in derived.kept:
        fields = [Entry("标题", chapter.title)] if chapter.title else []
        fields.append(Entry("角色", chapter.role.value))
        if chapter.setting.shape is not None and chapter.role is not Role.WORK:
            fields.append(Entry("写法", chapter.setting.shape.value))
        if chapter.setting.run_in and chapter.role is Role.WORK:
            fields.append(Entry("接排", "是"))
        if chapter.role in _OFTEN_REQUIRED or chapter in works[:1]:
            fields.append(Entry("必填", "是"))
        keys = [named[topic.key].key for topic in chapter.topics if topic.kept]
        if not keys and works == [chapter]:
            keys = _ours(derived.base)
        if keys:
            fields.append(Entry("主题", [*keys], below=_told_once(chapter)))
        yield tuple(fields)


def _ours(base: Outline) -> list[str]:
    """Return all topics of the outline we would offer: for a county whose work has no headings."""
    return [*base.topics]


def _told_once(chapter: StandingChapter) -> tuple[str, ...]:
    """Offer the topics that only one of the older years told."""
    return tuple(
        f"只有{_years(topic.years)}写过“{topic.key}”" + (f"（{topic.title}）" if topic.title else "")
        for topic in chapter.topics
        if not topic.kept and topic.topic is not None
    ) + tuple(
        f"只有{_years(topic.years)}写过本县自己的主题“{topic.title or topic.key}”，要写就在事实文件里自己开一个"
        for topic in chapter.topics
        if not topic.kept and topic.topic is None
    )


def _remarks(derived: Derived) -> Iterator[tuple[str, ...]]:
    """Yield what is offered in comments at the end: chapters of one older year, what has to be there, our other topics."""
    gone = [chapter for chapter in derived.chapters if not chapter.kept]
    for chapter in gone:
        yield (
            "",
            f"只有{_years(chapter.years)}有的章，要用就去掉“# ”，放到上面合适的地方：",
            *_commented(chapter),
        )
    for role in derived.lacking:
        yield (
            "",
            f"没有看到“{role.value}”这一章，按规定报告里要有；要用就去掉“# ”，放到上面合适的地方：",
            *commented_items([_LACKING[role]]),
        )
    if derived.unwritten:
        yield ("", "自带的主题里没有写过的，要写就加到一章的“主题”里：", "、".join(derived.unwritten))


def _commented(chapter: StandingChapter) -> tuple[str, ...]:
    fields: dict[str, Plain] = {"标题": chapter.title} if chapter.title else {}
    fields["角色"] = chapter.role.value
    topics: list[Plain] = [topic.key for topic in chapter.topics if topic.topic is not None]
    if topics:
        fields["主题"] = topics
    return commented_items([fields])


def _indicators(own: Sequence[Own], one: _Named) -> Iterator[Entry]:
    for key, indicator in _made(own, one):
        yield Entry(key, tuple(Entry(name, value) for name, value in indicator.items()))


def _made(own: Sequence[Own], one: _Named) -> Iterator[tuple[str, dict[str, Plain]]]:
    """Yield figures of one's own as indicators."""
    taken = set(one.topic.indicators) if one.topic else set()
    used = {i.id for i in one.topic.indicators.values()} if one.topic else set()
    stem = re.sub("[^a-z0-9]", "_", one.id) + ("_own" if one.topic else "")
    free = (f"{stem}_{n}" for n in count(1) if f"{stem}_{n}" not in used)
    for figure in own:
        fields: dict[str, Plain] = {"标识": next(free), "名称": figure.label, "单位": figure.unit}
        fields["类型"] = (Kind.RATE if figure.unit == "%" else Kind.LEVEL).value
        fields["说法"] = fields["简称"] = f"{figure.label}{{}}"
        if figure.unit == "%":
            fields["同比"] = Change.POINTS.value
        yield _free_key(figure.label, taken), fields


def _years(labels: Sequence[str]) -> str:
    """Name years, the oldest first."""
    return "、".join(reversed(labels))


def told(derived: Derived) -> Iterator[tuple[str, str, str, str]]:
    """Yield the table of what was found: chapters and topics, in which years, figures, what becomes of them."""
    every = len(derived.years)
    for chapter in derived.chapters:
        shape = chapter.setting.shape.value if chapter.setting.shape and chapter.role is not Role.WORK else ""
        what = "，".join(
            filter(
                None,
                [
                    shape,
                    "接排" if chapter.setting.run_in and chapter.role is Role.WORK else "",
                    "" if chapter.kept else "放在注释里",
                ],
            )
        )
        title = chapter.title or f"（{chapter.role.value}，没有标题）"
        yield title, _in_years(chapter.years, every), "", what or "留下"
        for topic in chapter.topics:
            yield (
                f"　{_title(topic)}",
                _in_years(topic.years, every),
                _figures(topic),
                _fate(topic),
            )
    for role in derived.lacking:
        yield f"（{role.value}）", "都没有", "", "放在注释里"


def _in_years(years: Sequence[str], every: int) -> str:
    return "都有" if len(years) == every > 1 else _years(years)


def _figures(topic: Standing) -> str:
    parts = [f"常报{len(topic.always)}个"] if topic.always else []
    parts += [f"不常报{topic.sometimes}个"] if topic.sometimes else []
    parts += [f"自己的{len(topic.own)}个"] if topic.own else []
    return "、".join(parts)


def _fate(topic: Standing) -> str:
    if not topic.kept:
        return "放在注释里"
    if topic.topic is None:
        return "本县自己的主题"
    return f"{topic.key}，标题照最近一年" if topic.reworded else topic.key


def _title(topic: Standing) -> str:
    return topic.title or (topic.topic.title if topic.topic else topic.key)
