"""The manual cannot rot: whatever the program knows stands in it, and what it shows is what comes out."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
from pydantic import BaseModel

import drafter
from drafter.canon import Bundle, Canon, Confidence, Formulation, FormulationKind, Meeting, Phase, Plan, Slot
from drafter.canon.laws import Change as Changed
from drafter.canon.laws import ChangeKind, End, EndKind, Law, LawKind, Laws, Replaced
from drafter.canon.rulebook import load_rulebook
from drafter.cli import main
from drafter.facts import chapters, copies, figures, header, programme, reading, sections, topics
from drafter.facts.planned import Bound
from drafter.files import BUILT_IN, Shelf, shelf_for
from drafter.findings import DrafterError, Rule, errors
from drafter.outline import (
    Change,
    Genre,
    Identity,
    Indicator,
    Kind,
    Outline,
    Outlines,
    Period,
    Range,
    Relation,
    Role,
    Section,
    Shape,
    Topic,
    Unit,
    read_figure,
)
from drafter.outline.signals import Signal, Signals, Watch
from drafter.pipeline.workshop import Workshop
from drafter.sentences.templates import TOPIC_NAMES, WORDS
from drafter.style import HouseStyle
from drafter.style.house import GridKind, ItemForm, NumberPlace
from drafter.tree import Items, Paragraph, plain
from tests.rules_page import rules_page
from tests.topics_page import topics_page

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#\s]+)?(?:#([^)\s]+))?\)")


def page(name: str) -> str:
    """Return a page of the manual."""
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


def quoted(text: str) -> set[str]:
    """Return what a page quotes as code, each word of it too."""
    found = re.findall(r"`([^`\n]+)`", text)
    return {*found, *(word for phrase in found for word in re.findall(r"[\w]+", phrase))}


def all_rules() -> list[Rule]:
    """Return every rule that any room of the house knows."""
    found: dict[str, Rule] = {}
    for module in pkgutil.walk_packages(drafter.__path__, "drafter."):
        if module.name == "drafter.__main__":
            continue
        for rule in vars(importlib.import_module(module.name)).values():
            if isinstance(rule, Rule):
                assert found.setdefault(rule.code, rule) == rule, "two rules of one code"
    return sorted(found.values())


BOOK = load_rulebook(Shelf(built_in=BUILT_IN))


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_every_rule_of_the_program_is_in_the_book(rule: Rule) -> None:
    """Name, level and reason are the same in both: what is printed is what the manual explains."""
    assert BOOK.rules[rule.code] == rule
    assert BOOK.entries[rule.code].in_code


def test_every_rule_of_the_book_is_found_somewhere() -> None:
    """The book explains no code that is gone: each is one of the program's, or read in the text or the look of a report."""
    in_code = [code for code, entry in BOOK.entries.items() if entry.in_code]
    assert in_code == [rule.code for rule in all_rules()]


def test_the_page_of_rules_is_made_from_the_book(request: pytest.FixtureRequest) -> None:
    """docs/checks.md; pytest --golden rewrites it."""
    made = rules_page(BOOK)
    if request.config.getoption("--golden"):
        (DOCS / "checks.md").write_text(made, encoding="utf-8")
    assert page("checks") == made


def mistakes() -> list[tuple[str, str, str]]:
    """Return the wrong and right lines of facts files that the book shows, with their code."""
    return [
        (code, wrong.text, right.text)
        for code, entry in BOOK.entries.items()
        if entry.in_code
        for wrong, right in zip(entry.wrong, entry.right, strict=True)
    ]


@pytest.mark.parametrize(("code", "wrong", "right"), mistakes())
def test_the_wrong_line_shown_is_found_and_the_right_one_is_not(
    code: str, wrong: str, right: str, tmp_path: Path, workshop: Workshop
) -> None:
    """Each pair 错 / 对 of the book, put where such a line belongs."""
    assert code in codes(workshop, tmp_path / "wrong.yaml", wrong)
    assert code not in codes(workshop, tmp_path / "right.yaml", right)


def codes(workshop: Workshop, path: Path, line: str) -> set[str]:
    """Return the codes found in a facts file that holds the line: in a topic where it begins with 数据 or 举措."""
    within = "工作情况:\n  行政复议:\n    " if line.startswith(("数据", "举措", "- ")) else ""
    path.write_text(f"{within}{line}\n", encoding="utf-8")
    try:
        return {finding.rule.code for finding in workshop.draft(str(path)).findings}
    except DrafterError as refusal:
        return {finding.rule.code for finding in refusal.findings}


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_answer_is_explained(kind: Kind) -> None:
    """The table of kinds has a line for each."""
    assert f"\n| {kind.value} | " in page("facts")


@pytest.mark.parametrize("word", [*WORDS, *TOPIC_NAMES, "选", "全年", "句", "完", "段", "举措", "或"])
def test_every_word_of_the_template_language_is_explained(word: str) -> None:
    """Words, signs and the names that every topic has."""
    text = page("sentences")
    assert re.search(rf"\| `{word}[`(]|{{% {word} %}}|^## {word}$", text, re.MULTILINE)


FACT_KEYS = {
    *reading.TOP_KEYS,
    *chapters.CHAPTER_KEYS,
    *programme.PLAN_KEYS,
    *programme.BASIS_KEYS,
    *programme.GOAL_KEYS,
    *programme.AREA_KEYS,
    *programme.TASK_KEYS,
    *programme.TARGET_KEYS,
    *programme.SAFEGUARD_KEYS,
    *(bound.value for bound in Bound),
    *topics.TOPIC_KEYS,
    *topics.EXTENTS,
    *topics.MEASURE_KEYS,
    *topics.OTHER_KEYS,
    *figures.FIGURE_KEYS,
    *copies.COPY_KEYS,
    *header.PUBLICATION_KEYS,
    *header.PHRASE_KEYS,
    *figures.STATES,
    *sections.PROMISE_OUTCOMES,
    *sections.REPAIR_OUTCOMES,
}


@pytest.mark.parametrize("key", sorted(FACT_KEYS))
def test_every_key_of_a_facts_file_is_explained(key: str) -> None:
    """Also what may be written for a figure that is not known, and for what became of last year's plans."""
    assert key in quoted(page("facts"))


def aliases(model: type[BaseModel]) -> Iterator[str]:
    """Yield the Chinese keys of a record and of the records in it."""
    for field in model.model_fields.values():
        if field.alias:
            yield field.alias
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from aliases(field.annotation)


OUTLINE_MODELS = (Outline, Section, Topic, Indicator, Range, Identity, Signal, Signals)
OUTLINE_WORDS = {
    *(alias for model in OUTLINE_MODELS for alias in aliases(model)),
    *(word.value for words in (Change, Period, Role, Relation, Shape, Genre, Watch) for word in words),
}


@pytest.mark.parametrize("word", sorted(OUTLINE_WORDS))
def test_every_key_of_an_outline_is_explained(word: str) -> None:
    """Keys, and the words that may follow those with a choice."""
    assert word in quoted(page("outlines"))


CANON_MODELS = (Canon, Bundle, Plan, Meeting, Formulation, Laws, Law, Replaced, Changed, End)
CANON_CHOICES: tuple[type[Enum], ...] = (
    Confidence,
    FormulationKind,
    Phase,
    Slot,
    LawKind,
    ChangeKind,
    EndKind,
)
CANON_WORDS = {
    *(alias for model in CANON_MODELS for alias in aliases(model)),
    *(word.value for words in CANON_CHOICES for word in words),
}


@pytest.mark.parametrize("word", sorted(CANON_WORDS))
def test_every_key_of_the_calendar_and_of_the_laws_is_explained(word: str) -> None:
    """Keys, and the words that may follow those with a choice."""
    assert word in quoted(page("outlines"))


STYLE_CHOICES: tuple[type[Enum], ...] = (GridKind, ItemForm, NumberPlace)


@pytest.mark.parametrize("word", sorted({*aliases(HouseStyle), *(w.value for c in STYLE_CHOICES for w in c)}))
def test_every_key_of_a_house_style_is_explained(word: str) -> None:
    """Keys, and the words that may follow those with a choice."""
    assert word in quoted(page("house"))


def help_of(*words: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what --help prints."""
    with pytest.raises(SystemExit) as left:
        main([*words, "--help"])
    assert left.value.code == 0
    return capsys.readouterr().out


def test_every_command_and_option_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """commands.md has a chapter for each command, and in it a line for each option."""
    listed = re.search(r"^命令：\n((?: +.*\n)+)", help_of(capsys=capsys), re.MULTILINE)
    assert listed
    commands = re.findall(r"^    ([a-z]+) ", listed[1], re.MULTILINE)
    assert commands
    chapters = dict(
        re.findall(r"^## drafter ([a-z]+)\n(.*?)(?=^## |\Z)", page("commands"), re.MULTILINE | re.DOTALL)
    )
    assert list(chapters) == commands
    for command, chapter in chapters.items():
        options = set(re.findall(r"(?<![\w-])--?[a-z]+", help_of(command, capsys=capsys))) - {"-h", "--help"}
        assert {o for o in options if f"`{o}" in chapter} == options


def complete_files() -> Iterator[tuple[str, str]]:
    """Yield the facts files that the manual and the README show whole."""
    for path in (*PAGES, ROOT / "README.md"):
        for language, text in _FENCE.findall(path.read_text(encoding="utf-8")):
            if language == "yaml" and re.search("^机关:", text, re.MULTILINE):
                yield path.name, text


@pytest.mark.parametrize(("name", "text"), list(complete_files()))
def test_the_facts_files_shown_can_be_signed(
    name: str, text: str, tmp_path: Path, workshop: Workshop
) -> None:
    """A facts file shown whole has no error, so that copying it is a good start."""
    path = tmp_path / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    assert not errors(workshop.draft(str(path)).findings)


def fragments() -> list[tuple[str, str]]:
    """Return the parts of facts files that the manual shows, each with the text below it that it makes, if any."""
    found = []
    for path in PAGES:
        blocks = [*_FENCE.findall(path.read_text(encoding="utf-8")), ("", "")]
        for (language, text), (below, told) in pairwise(blocks):
            if language == "yaml" and text.startswith("# 片段"):
                found.append((text, told.strip() if below == "text" else ""))
    return found


@pytest.mark.parametrize(("text", "told"), fragments())
def test_the_parts_of_facts_files_shown_are_right(
    text: str, told: str, tmp_path: Path, workshop: Workshop
) -> None:
    """Below a head a part has no error but what it leaves out, and it makes the sentence shown below it."""
    path = tmp_path / "facts.yaml"
    path.write_text(f"机关: 云岭县人民政府\n年度: 2026\n成文日期: 2027-01-18\n{text}", encoding="utf-8")
    draft = workshop.draft(str(path))
    assert {finding.rule.code for finding in errors(draft.findings)} <= {"F034"}
    said = [plain(b.spans) for b in draft.report.blocks if isinstance(b, Paragraph)]
    said += [plain(item) for b in draft.report.blocks if isinstance(b, Items) for item in b.items]
    assert any(told in paragraph for paragraph in said)


def typed_figures() -> Iterator[tuple[str, str]]:
    """Yield what facts.md says may be typed for a figure, and how it says that is printed."""
    chapter = page("facts").partition("## 3. ")[2].partition("\n\n- ")[0]
    for typed, printed in re.findall(r"^\| (`.+`) \| .+ \| ([^（]+?)(?:（.+）)? \|$", chapter, re.MULTILINE):
        forms = re.findall("`([^`]+)`", typed)
        shown = printed.split("、")
        yield from zip(forms, shown * len(forms) if len(shown) == 1 else shown, strict=True)


@pytest.mark.parametrize(("typed", "printed"), list(typed_figures()))
def test_a_figure_is_printed_as_the_manual_says(typed: str, printed: str) -> None:
    """Each writing of the table in facts.md."""
    unit, kind = ("%", Kind.RATE) if "%" in printed else ("件", Kind.COUNT)
    assert read_figure(typed, kind, Unit(unit, {})).say(unit) == printed


def test_the_page_of_topics_is_what_the_outline_says(
    outlines: Outlines, request: pytest.FixtureRequest
) -> None:
    """docs/topics.md is made from the outline; `pytest --golden` writes it."""
    outline, office, town = (outlines.get(name) for name in ("三段式", "部门", "乡镇街道"))
    assert outline is not None
    assert office is not None
    assert town is not None
    made = topics_page(outline, (office, town))
    if request.config.getoption("--golden"):
        (DOCS / "topics.md").write_text(made, encoding="utf-8")
    assert page("topics") == made, "docs/topics.md: pytest --golden rewrites it"


class Example(NamedTuple):
    """A sentence file, figures for it, and what they make together."""

    sentences: str
    figures: str
    told: str


def examples() -> list[Example]:
    """Return the examples of sentences.md."""
    blocks = _FENCE.findall(page("sentences"))
    shown = [(a, b) for a, b in pairwise(blocks) if (a[0], b[0]) == ("jinja", "facts")]
    told = [text for language, text in blocks if language == "text"]
    return [Example(a[1], b[1], t.strip()) for (a, b), t in zip(shown, told, strict=True)]


def topic_text(workshop: Workshop, path: Path, figures: str) -> str:
    """Draft a report with these figures in 行政复议; return the text of that topic."""
    lines = "".join(f"      {line}\n" for line in figures.splitlines())
    head = "机关: 云岭县人民政府\n年度: 2026\n成文日期: 2027-01-18\n工作情况:\n  行政复议:\n    数据:\n"
    path.write_text(head + lines, encoding="utf-8")
    blocks = workshop.draft(str(path)).report.blocks
    return "".join(plain(b.spans) for b in blocks if isinstance(b, Paragraph) and b.keys == ("行政复议",))


@pytest.mark.parametrize("example", examples())
def test_the_sentences_shown_are_those_that_come_out(example: Example, tmp_path: Path) -> None:
    """Each example is drafted in a county folder of its own."""
    county = tmp_path / "templates" / "sentences"
    county.mkdir(parents=True)
    (tmp_path / "drafter.yaml").write_text("", encoding="utf-8")
    (county / "review.j2").write_text(example.sentences, encoding="utf-8")
    workshop = Workshop(shelf_for(tmp_path))
    assert topic_text(workshop, tmp_path / "facts.yaml", example.figures) == example.told


def test_the_paragraph_in_the_readme_is_what_its_facts_make(tmp_path: Path, workshop: Workshop) -> None:
    """The taste that README.md gives is no promise but a result."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    facts = next(text for name, text in complete_files() if name == "README.md")
    path = tmp_path / "facts.yaml"
    path.write_text(facts, encoding="utf-8")
    said = [plain(b.spans) for b in workshop.draft(str(path)).report.blocks if isinstance(b, Paragraph)]
    shown = re.findall(r"^> (.+)$", readme, re.MULTILINE)
    assert shown
    assert [paragraph for paragraph in shown if paragraph not in said] == []


@pytest.mark.parametrize("path", [*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md"], ids=lambda p: p.name)
def test_links_lead_somewhere(path: Path) -> None:
    """Every link within the project names a file that is there, and a heading in it."""
    for target, heading in _LINK.findall(path.read_text(encoding="utf-8")):
        if target.startswith("http"):
            continue
        aim = (path.parent / target).resolve() if target else path
        assert aim.exists(), target
        if heading:
            lines = re.findall(r"^#+ (.+)$", aim.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in {re.sub(r"[^\w -]", "", line).replace(" ", "-").lower() for line in lines}


def test_the_readmes_commands_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command line of README.md that needs no terminal works on the facts file it shows."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    facts = next(text for name, text in complete_files() if name == "README.md")
    monkeypatch.chdir(tmp_path)
    lines = re.findall(r"^drafter (.+?)(?: +#.*)?$", readme, re.MULTILINE)
    assert lines
    for line in lines:
        words = line.split()
        if not words or words[0] == "ask":
            continue
        Path(next(word for word in words if word.endswith(".yaml"))).write_text(facts, encoding="utf-8")
        assert main(words) == 0
