"""The clerk's words and figures put into sentences: measures with their figures, {键} in texts, what is left over."""

from __future__ import annotations

from drafter.chinese import without_stop
from drafter.facts import REFERENCE, WITH_CHANGE, Fact, Measure, TopicFacts, Words, absolute
from drafter.sentences import (
    Sense,
    Tag,
    Tags,
    Telling,
    Told,
    change,
    last_character,
    merge_alike,
    past,
    run_on,
    say,
)
from drafter.tree import Mark, Spans

CLAUSES_A_SENTENCE = 3


class Wording:
    """Puts the words of one topic together and keeps what has been said."""

    def __init__(self, topic: str, facts: dict[str, Fact], seed: str) -> None:
        self.topic = topic
        self.seed = seed
        self.tags = Tags()
        self.telling = Telling(self.tags)
        self._facts = facts

    def told(self, fact: Fact) -> Told:
        """Return a fact in the form in which sentences take it."""
        return Told(fact, self.tags)

    def words(self, words: Words) -> str:
        """Return a text of the clerk's, its {键} replaced by figures, without its end mark."""
        return self.text(without_stop(words.text), words)

    def text(self, text: str, words: Words) -> str:
        """Return part of a text of the clerk's as it stands, its {键} replaced by figures."""
        mark = Mark.NONE if words.confirmed else Mark.UNCONFIRMED
        if "{" not in text:
            return self._clerks(text, words.key, mark)
        before, *found = REFERENCE.split(text)
        made = [self._clerks(before, words.key, mark)]
        for key, how, after in zip(found[::3], found[1::3], found[2::3], strict=True):
            made += (self._figure(key, how), self._clerks(after, words.key, mark))
        return "".join(made)

    def _clerks(self, text: str, key: str, mark: Mark) -> str:
        return self.tags.put(text, Tag(Sense.DERIVED, (key,), mark)) if text else ""

    def _figure(self, key: str, how: str | None) -> str:
        """Return the figure that stands for {键}; {键|同比} says its change as well."""
        fact = self._facts.get(absolute(key, self.topic))
        if fact is None or not fact.told:
            gap = f"「待填：{key}」"
            return self.tags.put(gap, Tag(Sense.DERIVED, (absolute(key, self.topic),), Mark.GAP))
        told = self.told(fact)
        figure = str(told) + (change(told, wanted=True) if how == WITH_CHANGE else "")
        self.telling.said.update(self.telling.figures(figure))
        return figure

    def measure(self, measure: Measure) -> str:
        """Say a measure with its figures and its result: what was done, how much, what came of it.

        Figures that are compared with last year stand last, so that no comparison parts a measure from its result.
        """
        plain = [self.words(measure.words)]
        compared: list[str] = []
        for key in measure.figures:
            fact = self._facts.get(absolute(key, self.topic))
            if fact is not None and fact.told and fact.key not in self.telling.said:
                clause = self._say(fact)
                (compared if "，" in clause else plain).append(clause)
        if measure.outcome:
            plain.append(self.text(without_stop(measure.outcome), measure.words))
        text = "，".join([*plain, run_on(compared)] if compared else plain)
        return f"{measure.title}。{text}" if measure.title else text

    def _say(self, fact: Fact) -> str:
        clause = say(self.told(fact))
        self.telling.said.update(self.telling.figures(clause))
        return clause

    def left_over(self, topic: TopicFacts) -> list[str]:
        """Say what no sentence of the topic has said: figures in odd company, and those the outline does not know."""
        clauses = []
        for fact in (*topic.figures.values(), *topic.others):
            if fact.told and fact.key not in self.telling.said:
                clauses.append(self._say(fact))
            if fact.told and fact.compared:
                then = past(self.told(fact), fact.compared, self.telling.said)
                clauses += [fact.indicator.label + then] if then else []
        few = CLAUSES_A_SENTENCE
        return [run_on(clauses[i : i + few]) for i in range(0, len(clauses), few)]

    def finished(self, sentences: list[str]) -> Spans:
        """Join sentences to a paragraph: no two neighbours begin alike, each ends with its mark."""
        ended = [s if last_character(s) in "。！？：" else s + "。" for s in merge_alike(sentences)]
        return self.tags.spans("".join(ended))
