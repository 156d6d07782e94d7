"""What the report says: frozen dataclasses made from a case file alone, every text ready to be set."""

from .report import EDITIONS, Part, Report, build

__all__ = ["EDITIONS", "Part", "Report", "build"]
