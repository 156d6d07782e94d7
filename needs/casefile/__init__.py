"""A case as data: models, JSON Schema, canonical bytes, checksum and the difference of two. No Django."""

from .canonical import canonical_bytes, checksum
from .difference import difference, words
from .models import CaseFile, Decision

__all__ = ["CaseFile", "Decision", "canonical_bytes", "checksum", "difference", "words"]
