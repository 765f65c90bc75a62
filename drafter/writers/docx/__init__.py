"""Word: a report in a house style, stamped into specimens that python-docx makes once."""

from drafter.writers.docx.fingerprint import untouched
from drafter.writers.docx.printing import for_libreoffice
from drafter.writers.docx.writer import DocxWriter

__all__ = ["DocxWriter", "for_libreoffice", "untouched"]
