"""Several years put together: the newest leads; what stood in two years is kept, what only an older one had is offered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from drafter.derive.model import Derived, Standing, StandingChapter
from drafter.derive.past import Chapter, Own, Past, Told
from drafter.facts import DUTY_TOPIC
from drafter.outline import Role, Topic

_ALIKE, _SAME_FIGURE, _SAME_CHAPTER = 0.6, 0.75, 0.8
_TWICE, _SAYS_ENOUGH = 2, 4
_WANTED = (Role.PROBLEMS, Role.PLANS)
T = TypeVar("T")


class _Seen(NamedTuple):
    """A chapter or topic in one year: which year, as told there."""

    past: Past
    chapter: Chapter
    told: Told


def derive(pasts: Sequence[Past], topics: Mapping[str, Topic], name: str) -> Derived:
    """Derive an outline from the reports of some years, the newest first; `topics` are those that any outline may have."""
    newest = pasts[0]
    keys = _topic_keys(pasts)
    at = _chapter_keys(pasts, keys)
    order = merged([[at[n, c] for c in range(len(past.chapters))] for n, past in enumerate(pasts)])
    standings = _standings(pasts, keys, topics)
    home = _homes(pasts, keys, at)
    chapters = tuple(
        _chapter(number, pasts, at, [s for s in standings if home[s.key] == number]) for number in order
    )
    told = {standing.key for standing in standings if standing.kept}
    roles = {chapter.role for chapter in chapters}
    lacking = [role for role in _WANTED if role not in roles]
    if Role.DUTY not in roles and not told & {DUTY_TOPIC}:
        lacking.append(Role.DUTY)
    ours = [key for section in newest.outline.sections for key in section.topics if key in topics]
    base_topics = dict.fromkeys((*ours, *newest.outline.topics))
    return Derived(
        name,
        newest.title,
        newest.file_name,
        newest.outline,
        tuple(past.label for past in pasts),
        chapters,
        tuple(key for key in base_topics if key in topics and key not in {*home, *_lacked(lacking)}),
        tuple(lacking),
    )


def _lacked(lacking: Sequence[Role]) -> tuple[str, ...]:
    """Return the topics that come with a chapter nobody wrote."""
    return (DUTY_TOPIC,) if Role.DUTY in lacking else ()


def merged(orders: Iterable[Sequence[T]]) -> list[T]:
    """Merge orders, the first leading: what only a later one has goes behind what stands before it there."""
    result: list[T] = []
    for order in orders:
        at = 0
        for thing in order:
            if thing not in result:
                result.insert(at, thing)
            at = result.index(thing) + 1
    return result


def _kept(years: Sequence[str], pasts: Sequence[Past]) -> bool:
    """Tell whether what stood in some years is kept: where the newest has it, or two of them."""
    return pasts[0].label in years or len(years) >= _TWICE


def alike(one: str, other: str) -> float:
    """Say how much alike two wordings are, 1 for the same."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _best(one: T, others: Iterable[T], likeness: Callable[[T, T], float], least: float) -> T | None:
    """Return what is most like a thing; None where nothing is like it enough."""
    rated = [(likeness(one, other), -n, other) for n, other in enumerate(others)]
    best = max(rated, key=lambda pair: pair[:2], default=None)
    return best[2] if best is not None and best[0] >= least else None


def _topic_keys(pasts: Sequence[Past]) -> dict[tuple[int, str], str]:
    """Give each topic of each year a key that holds for all: topics of one's own are told again in other words."""
    keys: dict[tuple[int, str], str] = {}
    own: dict[str, str] = {}
    for number, past in enumerate(pasts):
        mine = [told for chapter in past.chapters for told in chapter.told]
        used = {told.key for told in mine}
        for told in mine:
            key = told.key
            if told.topic is None and key not in own:
                free = {title: k for k, title in own.items() if k not in used}
                near = _best(told.title or key, free, alike, _ALIKE)
                key = free[near] if near is not None else key
                used.add(key)
                own.setdefault(key, told.title or key)
            keys[number, told.key] = key
    return keys


def _chapter_keys(pasts: Sequence[Past], keys: Mapping[tuple[int, str], str]) -> dict[tuple[int, int], int]:
    """Give each chapter of each year a number that holds for all: by its role, by what it tells, by its title."""
    numbers: dict[tuple[int, int], int] = {}
    known: list[tuple[Chapter, set[str]]] = []
    for number, past in enumerate(pasts):
        free = list(range(len(known)))
        for c, chapter in enumerate(past.chapters):
            told = {keys[number, t.key] for t in chapter.told}
            same = [n for n in free if known[n][0].role is chapter.role]
            found = _same_chapter(chapter, told, [(n, *known[n]) for n in same], past)
            if found is None:
                found = len(known)
                known.append((chapter, told))
            else:
                free.remove(found)
            numbers[number, c] = found
    return numbers


def _same_chapter(
    chapter: Chapter, told: set[str], others: Sequence[tuple[int, Chapter, set[str]]], past: Past
) -> int | None:
    works = sum(c.role is Role.WORK for c in past.chapters)
    if not others or chapter.role is not Role.WORK or (works == 1 and len(others) == 1):
        return others[0][0] if others else None

    def likeness(other: tuple[int, Chapter, set[str]]) -> float:
        return len(told & other[2]) + alike(chapter.title, other[1].title)

    best = max(others, key=likeness)
    return best[0] if likeness(best) >= _SAME_CHAPTER else None


def _homes(
    pasts: Sequence[Past], keys: Mapping[tuple[int, str], str], at: Mapping[tuple[int, int], int]
) -> dict[str, int]:
    """Return in which chapter each topic stands: where the newest year that tells it has it."""
    homes: dict[str, int] = {}
    for number, past in enumerate(pasts):
        for c, chapter in enumerate(past.chapters):
            for told in chapter.told:
                homes.setdefault(keys[number, told.key], at[number, c])
    return homes


def _standings(
    pasts: Sequence[Past], keys: Mapping[tuple[int, str], str], topics: Mapping[str, Topic]
) -> list[Standing]:
    """Return every topic over the years, in an order that holds for all of them."""
    seen: dict[str, list[_Seen]] = {}
    orders = []
    for number, past in enumerate(pasts):
        order = []
        for chapter in past.chapters:
            for told in chapter.told:
                key = keys[number, told.key]
                seen.setdefault(key, []).append(_Seen(past, chapter, told))
                order.append(key)
        orders.append(order)
    return [_standing(key, seen[key], pasts, topics) for key in merged(orders)]


def _standing(
    key: str, seen: Sequence[_Seen], pasts: Sequence[Past], topics: Mapping[str, Topic]
) -> Standing:
    """Return a topic over the years that told it; they are the newest first."""
    topic = topics.get(key) or seen[0].told.topic
    indicators = (topic.indicators if topic else {}).values()
    counted = {i.key: sum(i.address in one.past.reported for one in seen) for i in indicators}
    least = max(min(_TWICE, len(pasts)), len(seen))
    always = tuple(key for key, times in counted.items() if times >= least)
    titles = list(dict.fromkeys(one.told.title for one in seen if one.told.title))
    years = tuple(dict.fromkeys(one.past.label for one in seen))
    return Standing(
        key,
        topic,
        titles[0] if titles else "",
        years,
        _kept(years, pasts),
        always,
        sum(map(bool, counted.values())) - len(always),
        tuple(own for own in _own_figures(seen) if topic is None or not _is_known(own, topic)),
        len(titles) > 1,
    )


def _own_figures(seen: Sequence[_Seen]) -> tuple[Own, ...]:
    """Return the figures of a topic's own that came back in another year, in the newest words."""
    groups: list[tuple[Own, set[str]]] = []
    for one in seen:
        for own in one.told.own:
            same = [
                (alike(own.label, known.label), -n)
                for n, (known, years) in enumerate(groups)
                if known.unit == own.unit and one.past.label not in years
            ]
            best = max(same, default=(0.0, 0))
            if best[0] >= _SAME_FIGURE:
                groups[-best[1]][1].add(one.past.label)
            else:
                groups.append((own, {one.past.label}))
    return tuple(own for own, years in groups if len(years) >= _TWICE)


def _is_known(own: Own, topic: Topic) -> bool:
    """Tell whether the topic has a figure that may well be this one, or whether its name says too little."""
    words = (w for i in topic.indicators.values() for w in (i.key, i.label, i.short.replace("{}", "")))
    return len(own.label) < _SAYS_ENOUGH or any(own.label in word or word in own.label for word in words)


def _chapter(
    number: int, pasts: Sequence[Past], at: Mapping[tuple[int, int], int], topics: Sequence[Standing]
) -> StandingChapter:
    seen = [
        (past, chapter)
        for n, past in enumerate(pasts)
        for c, chapter in enumerate(past.chapters)
        if at[n, c] == number
    ]
    newest = seen[0][1]
    years = tuple(dict.fromkeys(past.label for past, _ in seen))
    kept = _kept(years, pasts) or any(topic.kept for topic in topics)
    return StandingChapter(newest.role, newest.title, newest.setting, years, kept, tuple(topics))
