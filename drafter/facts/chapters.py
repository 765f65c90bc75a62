"""章节: the sections of one report, where it wants others than its outline has."""

from __future__ import annotations

from drafter.facts import faults
from drafter.facts.fact import Words
from drafter.facts.fields import NOTHING, Reader
from drafter.facts.model import Facts, TopicFacts
from drafter.files import Node, Scalar
from drafter.findings import Place
from drafter.outline import Genre, Outline, Role, Section, Shape

DUTY_TOPIC = "第一责任人"
THIS_YEAR, NEXT_YEAR = "{年度}", "{下年}"
CHAPTER_KEYS = ("标题", "角色", "写法", "接排", "主题", "导语")
_EXAMPLE = "- {标题: 存在的问题, 角色: 问题, 写法: 成段}"
_ROLES = tuple(role.value for role in Role)
_SHAPES = tuple(shape.value for shape in Shape)


class Chapters:
    """Reads the sections a report wants, and tells which topics belong to which."""

    def __init__(self, reader: Reader, outline: Outline) -> None:
        self._reader = reader
        self.outline = outline
        self.leads: dict[Role, Words] = {}

    def read(self, node: Node) -> Outline:
        """Return the outline with the sections of 章节 in place of its own."""
        sections = []
        for item in self._reader.items(node, "章节", _EXAMPLE):
            fields = self._reader.fields(item, CHAPTER_KEYS, "章节里", _EXAMPLE)
            if fields:
                sections.append(self._section(fields))
                self._once(sections[-1], sections[:-1], item)
        works = [section for section in sections if section.role is Role.WORK]
        if not works and self.outline.genre is Genre.REPORT:
            self._reader.note(
                faults.missing(
                    self._reader.place(node),
                    "章节里的“工作”一章",
                    "加一项，如“- {标题: 工作情况, 角色: 工作}”。",
                )
            )
            return self.outline
        if len(works) == 1 and not works[0].topics:
            every = tuple(key for section in self.outline.sections for key in section.topics)
            sections[sections.index(works[0])] = works[0].model_copy(update={"topics": every})
        self.outline = self.outline.model_copy(update={"sections": tuple(sections)})
        return self.outline

    def _section(self, fields: dict[str, Node]) -> Section:
        reader = self._reader
        role = Role(reader.choice(fields.get("角色"), "角色", _ROLES) or Role.WORK.value)
        if "导语" in fields:
            self._lead(role, fields["导语"])
        shape = reader.choice(fields.get("写法"), "写法", _SHAPES)
        usual = next((s for s in self.outline.sections if s.role is role), None)
        return Section.model_construct(
            title=self._title(fields["标题"]) if "标题" in fields else "",
            role=role,
            shape=Shape(shape) if shape else None,
            run_in=reader.yes(fields.get("接排"), "接排", default=usual.run_in if usual else False),
            topics=reader.texts(fields["主题"], "主题") if "主题" in fields else (),
            required=usual.required if usual else False,
        )

    def _title(self, node: Node) -> str:
        """Return the title of a section; the only braces in it are {年度} and {下年}."""
        text = self._reader.text(node, "标题", refers=True)
        if "{" in text.replace(THIS_YEAR, "").replace(NEXT_YEAR, ""):
            self._reader.note(faults.no_reference_here(self._reader.place(node), "标题"))
        return text

    def _once(self, section: Section, before: list[Section], item: Node) -> None:
        """Note a topic that stands in two sections, and a second section for what only one can hold."""
        where = self._reader.place(item)
        named = {key for earlier in before for key in earlier.topics}
        for key in section.topics:
            if key in named:
                wanted = f"各章不重复的主题，“{key}”写进了两章"
                self._reader.note(faults.wrong_shape(where, "主题", wanted, f"主题: [{key}]"))
        if section.role is not Role.WORK and any(earlier.role is section.role for earlier in before):
            wanted = f"只写一章的，“{section.role.value}”写了两章"
            self._reader.note(faults.wrong_shape(where, "角色", wanted, f"角色: {section.role.value}"))

    def _lead(self, role: Role, node: Node) -> None:
        address = f"章节.{role.value}.导语"
        words = self._reader.words(node, address, "导语")
        if words is not None:
            self.leads[role] = words
        elif isinstance(node, Scalar) and node.value.strip() in NOTHING:
            self.leads[role] = Words("", address, self._reader.place(node))


def in_year(outline: Outline, year: int | None) -> Outline:
    """Write the year into the titles of the sections: {年度} the year of the report, {下年} the next."""
    if not any("{" in section.title for section in outline.sections):
        return outline
    this, following = (str(year), str(year + 1)) if year else ("××××", "××××")
    sections = tuple(
        section.model_copy(
            update={"title": section.title.replace(THIS_YEAR, this).replace(NEXT_YEAR, following)}
        )
        for section in outline.sections
    )
    return outline.model_copy(update={"sections": sections})


def in_section_order(topics: list[TopicFacts], outline: Outline) -> tuple[TopicFacts, ...]:
    """Sort topics as the sections have them; one of the clerk's own follows the topic it stands behind in the file."""
    order = {key: n for n, key in enumerate(key for section in outline.sections for key in section.topics)}
    rank, placed = -1.0, []
    for topic in topics:
        rank = order.get(topic.key, rank + 0.001)
        placed.append((rank, topic))
    return tuple(topic for _, topic in sorted(placed, key=lambda pair: pair[0]))


def by_section(topics: tuple[TopicFacts, ...], outline: Outline) -> dict[int, tuple[TopicFacts, ...]]:
    """Share out topics among the sections, by the number of the section: what none names stays with its neighbour."""
    at = {key: n for n, section in enumerate(outline.sections) for key in section.topics}
    works = [n for n, section in enumerate(outline.sections) if section.role is Role.WORK]
    now, found = works[0] if works else 0, dict[int, list[TopicFacts]]()
    for topic in topics:
        now = at.get(topic.key, now)
        found.setdefault(now, []).append(topic)
    return {n: tuple(group) for n, group in found.items()}


def homeless(facts: Facts) -> list[tuple[Place, str]]:
    """Return what none of the sections has room for, and where it stands: topics of the outline, and whole lists."""
    sections = facts.outline.sections
    named = {key for section in sections for key in section.topics}
    roles = {section.role for section in sections}
    found = [(t.place, f"主题“{t.key}”") for t in facts.topics if t.topic is not None and t.key not in named]
    if facts.duties and Role.DUTY not in roles and DUTY_TOPIC not in named:
        found.append((facts.duties[0].place, f"“{DUTY_TOPIC}”"))
    if facts.problems and Role.PROBLEMS not in roles:
        found.append((facts.problems[0].words.place, "“存在问题”"))
    if facts.plans and Role.PLANS not in roles:
        found.append((facts.plans[0].place, "“下一步工作打算”"))
    if facts.suggestions and not roles & {Role.SUGGESTIONS, Role.PROBLEMS}:
        found.append((facts.suggestions[0].place, "“意见建议”"))
    return found
