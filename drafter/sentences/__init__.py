"""Jinja behind one door: how figures are said, and how sentences are put together from what is known."""

from drafter.sentences.assemble import Telling, merge_alike, paragraphs, run_on
from drafter.sentences.phrases import Tellable, Told, change, change_words, notable, past, say
from drafter.sentences.signs import MEASURES, Sense, Tag, Tags, bare, last_character
from drafter.sentences.templates import BAD_TEMPLATE, SentenceFiles, Template, choose, chooser

__all__ = [
    "BAD_TEMPLATE",
    "MEASURES",
    "Sense",
    "SentenceFiles",
    "Tag",
    "Tags",
    "Tellable",
    "Telling",
    "Template",
    "Told",
    "bare",
    "change",
    "change_words",
    "choose",
    "chooser",
    "last_character",
    "merge_alike",
    "notable",
    "paragraphs",
    "past",
    "run_on",
    "say",
]
