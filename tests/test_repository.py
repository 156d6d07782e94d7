import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ["requirements.txt", "requirements-dev.txt"]
TEXT = {".py", ".html", ".css", ".js", ".md", ".txt", ".toml", ".yml", ".in", ".po", ".svg", ""}
KILOBYTES = {".txt": 300, ".po": 1000, ".md": 200, ".json": 500}  # for the rest 200
# What leads to one person's machine, or to work that was never finished.
UNWANTED = re.compile(
    r"(?<![\w.~:-])/(?:home|Users|root|work|opt/pypi)/|index-url|find-links|https?://[^/\s]*pypi"
    r"|^(?:<{7}|>{7}) |\b(?:FIX" + r"ME|XX" + r"X)\b",
    re.MULTILINE,
)


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    if not listed:
        pytest.skip("not a git work tree: there is no list of what belongs to the repository")
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def logical_lines(name: str) -> list[str]:
    return (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ").strip().splitlines()


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_requirement_is_pinned_and_hashed(name):
    pinned = re.compile(r"^[a-z0-9._-]+(\[[a-z,]+\])?==\S+( ; [^-]+)?(\s+--hash=sha256:[0-9a-f]{64})+$")
    assert [line[:60] for line in logical_lines(name) if not pinned.match(line)] == []


@pytest.mark.parametrize("name", [*REQUIREMENTS, "requirements.in", "requirements-dev.in"])
def test_requirements_name_no_host(name):
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


def test_both_requirement_files_pin_the_same_version_of_what_they_share():
    runs, develops = (dict(line.split()[0].split("==") for line in logical_lines(name)) for name in REQUIREMENTS)
    assert {name: develops[name] for name in runs.keys() & develops.keys()} == {
        name: runs[name] for name in runs.keys() & develops.keys()
    }


def test_no_file_points_at_a_machine_or_at_unfinished_work():
    files = [path for path in tracked_files() if path.suffix in TEXT and path != Path(__file__)]
    found = {str(path.relative_to(ROOT)): UNWANTED.findall(path.read_text(encoding="utf-8")) for path in files}
    assert {name: words for name, words in found.items() if words} == {}


def test_no_file_is_huge():
    sizes = {path: path.stat().st_size / 1024 for path in tracked_files()}
    huge = {
        str(path.relative_to(ROOT)): round(size)
        for path, size in sizes.items()
        if size > (1000 if path.suffix in {".png", ".xlsx", ".woff2"} else KILOBYTES.get(path.suffix, 200))
    }
    assert huge == {}


def test_publiccode_describes_the_software_in_both_languages():
    described = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert described["name"] == "Behovsarbete"
    assert described["legal"]["license"] == "Apache-2.0"
    assert set(described["description"]) == {"sv", "en"}
    assert all(len(text["shortDescription"]) <= 150 for text in described["description"].values())


def test_the_licence_is_the_one_that_publiccode_names():
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").lstrip().startswith("Apache License")
