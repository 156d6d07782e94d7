class CaseFileError(Exception):
    """A case file that is not imported, with every problem as a sentence that names its place in the file."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))
