"""Stakeholders as people keep them in their own lists, read from rows pasted out of a spreadsheet."""

from .rows import LONGEST_LIST, Pasted, PastedRow, read

__all__ = ["LONGEST_LIST", "Pasted", "PastedRow", "read"]
