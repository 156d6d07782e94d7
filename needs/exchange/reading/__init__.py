"""A case file back into rows: what another installation exported, and what the demonstration ships."""

from .errors import CaseFileError
from .parse import parse_case_file
from .write import import_case_file

__all__ = ["CaseFileError", "import_case_file", "parse_case_file"]
