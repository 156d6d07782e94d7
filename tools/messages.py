"""`extract` brings locale/sv in step with the source; `check` says whether it is, and whether Swedish is complete."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = Path("locale/sv/LC_MESSAGES/django.po")
SOURCES = ("behovsarbete", "needs", "templates", "locale")
OPTIONS = ["--locale=sv", "--no-wrap", "--add-location=file", "--ignore=.venv", "--ignore=data/*", "--ignore=tests/*"]


def extract(root: Path) -> None:
    command = [sys.executable, "manage.py", "makemessages", *OPTIONS]
    subprocess.run(
        command, cwd=root, env={**os.environ, "DEVELOPMENT": "1", "DEBUG": "1"}, check=True, stdout=subprocess.DEVNULL
    )
    catalogue = root / CATALOGUE
    # Dates change at every extraction and tell nothing that the history does not.
    text = re.sub(
        r'^"(POT-Creation|PO-Revision)-Date.*\n', "", catalogue.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    catalogue.write_text(text, encoding="utf-8")


def messages(catalogue: Path) -> dict[tuple, tuple[bool, bool]]:
    """(context, text) of each message in use: is it translated, is it fuzzy."""
    with catalogue.open("rb") as file:
        return {
            (message.context, message.id): (
                all(message.string if isinstance(message.string, tuple) else (message.string,)),
                message.fuzzy,
            )
            for message in read_po(file)
            if message.id
        }


def problems() -> list[str]:
    with tempfile.TemporaryDirectory() as copy:
        for folder in SOURCES:
            shutil.copytree(ROOT / folder, Path(copy, folder), ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "manage.py", copy)
        extract(Path(copy))
        now = messages(Path(copy) / CATALOGUE)
    kept = messages(ROOT / CATALOGUE)
    return [
        *(f"not extracted: {key[1]}" for key in now.keys() - kept.keys()),
        *(f"no longer used: {key[1]}" for key in kept.keys() - now.keys()),
        *(f"without Swedish: {key[1]}" for key, (translated, _) in kept.items() if not translated),
        *(f"fuzzy: {key[1]}" for key, (_, fuzzy) in kept.items() if fuzzy),
    ]


def check() -> None:
    found = problems()
    for problem in found[:50]:
        print(problem)
    well_formed = subprocess.run(["msgfmt", "--check", "--output-file=/dev/null", ROOT / CATALOGUE], check=False)
    if found:
        print(f"{len(found)} texts are out of step. Run make messages and translate what lacks Swedish.")
    sys.exit(bool(found) or well_formed.returncode)


if __name__ == "__main__":
    check() if sys.argv[1:] == ["check"] else extract(ROOT)
