"""From facts to the report tree: paragraphs made of facts and of the templates' words, nothing else."""

from drafter.compose.length import characters, said_lengths
from drafter.compose.report import Composer

__all__ = ["Composer", "characters", "said_lengths"]
