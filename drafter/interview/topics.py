"""A topic of the work: its figures, what was done, and what the outline does not ask; its 小节 in the same way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.facts import DUTY_TOPIC, TopicFacts
from drafter.facts.topics import EXTENTS, SHAPES
from drafter.files import Plain
from drafter.findings import Place
from drafter.interview import checking, words
from drafter.interview.cards import Offer, Option, Verdict
from drafter.interview.figures import Figures
from drafter.interview.lines import Asked, choice_step, line_step, text_step
from drafter.interview.listing import MEASURES, Listed, Lists, said, split_items
from drafter.interview.session import Address, Session
from drafter.interview.steps import Step
from drafter.interview.suggesting import Suggester
from drafter.outline import Role, Section

WORK = "工作情况"
_NAME_AND_UNIT = re.compile(r"(.+?)[、，,；;\s]+([^、，,；;\s\d]{1,6})", re.DOTALL)
_COUNTED = re.compile("(?<=[。；])(?=[一二三四五六七八九十]+是)")
_MANNERS = {"写法": SHAPES, "篇幅": EXTENTS}


class Topics:
    """Asks for the topics of one file."""

    def __init__(self, session: Session, suggester: Suggester, lists: Lists) -> None:
        self._session = session
        self._suggester = suggester
        self._lists = lists
        self._known = {topic.key: topic for topic in session.facts.topics}

    def of_section(self, section: Section, first: bool) -> Iterator[Step]:
        """Yield the questions of a section's topics: those of the outline, then in the first section those of the clerk's own."""
        outline = self._session.outline
        for key in section.topics:
            yield from self._topic(self._known.get(key) or self._empty(key))
        if first and section.role is Role.WORK:
            for key, topic in self._known.items():
                if key not in outline.topics:
                    yield from self._topic(topic)
            yield self._own_topic()

    def _empty(self, key: str) -> TopicFacts:
        return TopicFacts(key, self._session.outline.topics.get(key), key, Place(self._session.path, 1))

    def _topic(self, topic: TopicFacts) -> Iterator[Step]:
        name = topic.title or (topic.topic.key if topic.topic is not None else topic.key)
        section = topic.topic.key if topic.topic is not None else name
        yield from self._part(topic, (WORK, topic.key), section)

    def _part(self, part: TopicFacts, path: Address, section: str) -> Iterator[Step]:
        """Yield the questions of a topic or 小节. One that stands there written out is not asked for figures and measures."""
        for key in ("标题", "导语"):
            yield self._line(part, path, section, key)
        yield from Figures(self._session, part, path, section).steps()
        if part.text is None:
            yield from self._lists.steps(self._measures(part, path, section))
        yield self._text(part, path, section)
        yield from (self._manner(part, path, section, key) for key in self._manners(part))
        for inner in part.parts:
            name = inner.key.rpartition(".")[2]
            yield from self._part(inner, (*path, "小节", name), f"{section} › {name}")
        if part.text is None:
            yield self._own_figure(part, path, section)

    def _line(self, part: TopicFacts, path: Address, section: str, key: str) -> Step:
        asked = Asked(
            f"{part.key}.{key}",
            (*path, key),
            section,
            key,
            self._session.questions[f"主题.{key}"],
            default=part.topic.title if key == "标题" and part.topic is not None else "",
            origin="提纲",
            optional=True,
            reads=part.key,
        )
        check = checking.title if key == "标题" else checking.words
        return line_step(self._session, asked, check, self._suggester.words(part.key))

    def _manners(self, part: TopicFacts) -> Iterator[str]:
        """Yield which manners of telling may be chosen: 小节 have no 篇幅."""
        return (key for key in _MANNERS if "." not in part.key or key != "篇幅")

    def _manner(self, part: TopicFacts, path: Address, section: str, key: str) -> Step:
        asked = Asked(
            f"{part.key}.{key}",
            (*path, key),
            section,
            key,
            self._session.questions[f"主题.{key}"],
            optional=True,
            reads=part.key,
        )
        return choice_step(self._session, asked, [Option(word) for word in _MANNERS[key]])

    def _text(self, part: TopicFacts, path: Address, section: str) -> Step:
        asked = Asked(
            f"{part.key}.正文",
            (*path, "正文"),
            section,
            "正文",
            self._session.questions["主题.正文"],
            optional=part.text is None,
            reads=part.key,
        )
        return text_step(self._session, asked, self._suggester.words(part.key))

    def _measures(self, part: TopicFacts, path: Address, section: str) -> Listed:
        """Return the list of measures, with last year's to be taken over; not asked for where last year had figures alone."""
        offers = tuple(
            Offer(said(MEASURES, item), item=item if isinstance(item, dict) else "")
            for item in self._last_measures(path)
        )
        present = self._session.items((*path, "举措"))
        alone = self._session.last is not None and part.key in self._last_keys and not offers
        return Listed(
            f"{part.key}.举措",
            (*path, "举措"),
            section,
            "举措",
            MEASURES,
            "主题.举措",
            offers=lambda: offers,
            offered=words.LAST_YEARS,
            optional=(alone or part.key == DUTY_TOPIC) and not present and not offers,
            reads=part.key,
        )

    @property
    def _last_keys(self) -> frozenset[str]:
        last = self._session.last
        return frozenset(topic.key for topic in last.topics) if last is not None else frozenset()

    def _last_measures(self, path: Address) -> list[Plain]:
        """Return last year's measures of a topic or 小节, as they were typed."""
        here: Plain = self._session.last_content
        for key in (*path, "举措"):
            here = here.get(key, "") if isinstance(here, dict) and isinstance(key, str) else ""
        if here:
            return here if isinstance(here, list) else [here]
        return [*split_items("\n".join(self._last_text(path)))]

    def _last_text(self, path: Address) -> Iterator[str]:
        """Yield what stood written out last year, as import leaves it: a paragraph, or one of 一是……二是……, each."""
        here: Plain = self._session.last_content
        for key in (*path, "正文"):
            here = here.get(key, "") if isinstance(here, dict) and isinstance(key, str) else ""
        for line in here.splitlines() if isinstance(here, str) else ():
            yield from filter(None, (part.strip() for part in _COUNTED.split(line)))

    def _own_figure(self, part: TopicFacts, path: Address, section: str) -> Step:
        """Ask for a figure that the outline does not know: its name and unit; the table then has it as a cell."""
        session, listed = self._session, (*path, "另")
        number = len(session.items(listed))
        asked = Asked(
            f"{part.key}.另",
            (*listed, number),
            section,
            words.OWN_FIGURE,
            session.questions["另"],
            optional=True,
            reads=part.key,
            leads=lambda _: f"{part.key}.另.{number + 1}",
        )

        def put(text: str) -> None:
            name, _, unit = text.rpartition("，")
            session.add(listed, {"名称": name, "单位": unit})

        return line_step(session, asked, _own_figure, put=put)

    def _own_topic(self) -> Step:
        """Ask for a topic that the outline does not have; its measures and figures follow as those of any other."""
        session = self._session
        asked = Asked(
            "自定主题",
            ("自定主题",),
            words.OWN_TOPIC,
            words.OWN_TOPIC,
            session.questions["自定主题"],
            optional=True,
            leads=lambda title: f"{title}.举措",
        )
        return line_step(
            session, asked, self._new_topic, put=lambda text: session.set((WORK, text), {"标题": text})
        )

    def _new_topic(self, text: str) -> Verdict:
        verdict = checking.title(text)
        if verdict.value is not None and verdict.value in (*self._known, *self._session.outline.topics):
            return Verdict(None, message=words.TOPIC_THERE.format(verdict.value))
        return verdict


def _own_figure(text: str) -> Verdict:
    """Take the name and the unit of a figure: 复议便民服务点，个. The name may have commas of its own."""
    found = _NAME_AND_UNIT.fullmatch(text.strip())
    name = checking.title(found[1]).value if found else None
    if found is None or not name:
        return Verdict(None, message=words.OWN_FIGURE_HOW)
    kept = f"{name}，{found[2]}"
    return Verdict(kept, kept)
