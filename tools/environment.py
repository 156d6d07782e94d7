"""Make .venv, fill it with the locked requirements, and find the system's own libraries.

Runs on a bare Python: standard library only. What is already there is left alone, so a second run takes no time and
needs no network. `--dev` adds what tests and checks need.
"""

import ctypes
import ctypes.util
import filecmp
import shutil
import subprocess
import sys
from pathlib import Path

import apt
from chromium import find_chromium

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"

# Library: the names it may have, as WeasyPrint tries them, and the Debian package that holds it.
LIBRARIES = {
    "Pango": (("pango-1.0", "libpango-1.0.so.0", "libpango-1.0.dylib"), "libpango-1.0-0"),
    "PangoFT2": (("pangoft2-1.0", "libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"), "libpangoft2-1.0-0"),
    "HarfBuzz subset": (
        ("harfbuzz-subset", "libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
        "libharfbuzz-subset0",
    ),
}


def loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def is_there(names: tuple[str, ...]) -> bool:
    return any(loads(name) for name in names) or any(
        loads(found) for found in map(ctypes.util.find_library, names) if found
    )


def missing_libraries() -> dict[str, str]:
    return {name: package for name, (names, package) in LIBRARIES.items() if not is_there(names)}


def provide_libraries() -> None:
    missing = missing_libraries()
    apt.provide(
        list(missing.values()), why=f"Reports in PDF need libraries that this machine lacks: {', '.join(missing)}."
    )
    if missing and (still := missing_libraries()):
        sys.exit(f"Installed, but still not found by the loader: {', '.join(still)}.")


def provide_test_tools() -> None:
    """Gettext is needed to check translations; without Chromium the browser tests say that they were not run."""
    if not shutil.which("msgfmt"):
        apt.provide(["gettext"], why="Checking translations needs GNU gettext.")
    if not find_chromium() and apt.may_install():
        apt.install(["chromium"])


def make_venv() -> None:
    if (
        PYTHON.exists()
        and subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0
    ):
        return
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    try:
        from ensurepip import version as _  # noqa: F401 — Debian ships Python without it
    except ImportError:
        apt.provide([f"python{version}-venv"], why=f"This Python {version} cannot make a virtual environment.")
    print(f"Making .venv with Python {sys.version.split()[0]} …", flush=True)
    # A child process: it sees a package that was installed a moment ago, and a half-made .venv is made anew.
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


def install(requirements: str) -> None:
    """Install a locked file unless the same bytes were installed before."""
    wanted, installed = ROOT / requirements, VENV / f"installed-{requirements}"
    if installed.exists() and filecmp.cmp(wanted, installed, shallow=False):
        return
    print(f"Installing {requirements} …", flush=True)
    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--require-hashes"]
    done = subprocess.run([PYTHON, "-m", "pip", "install", *options, "-r", wanted], check=False)
    if done.returncode:
        sys.exit(f"{requirements} could not be installed: pip says why above. Nothing else was changed.")
    shutil.copyfile(wanted, installed)


def main() -> None:
    make_venv()
    provide_libraries()
    install("requirements.txt")
    if "--dev" in sys.argv:
        install("requirements-dev.txt")
        provide_test_tools()


if __name__ == "__main__":
    main()
