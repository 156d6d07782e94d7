"""Install Debian packages when we may, otherwise say the one line that does it."""

import os
import shutil
import subprocess
import sys


def may_install() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(packages: list[str]) -> bool:
    """True when apt installed everything. Lists are fetched only when the first try does not find a package."""
    print(f"Installing {' '.join(packages)} …", flush=True)
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    return run(command, quiet=True) or (run(["apt-get", "update", "-qq"]) and run(command))


def run(command: list[str], *, quiet: bool = False) -> bool:
    done = subprocess.run(
        command,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if quiet else None,
        check=False,
    )
    return done.returncode == 0


def provide(packages: list[str], *, why: str) -> None:
    """Install the packages, or stop with the line that a person with the right to do so can run."""
    if not packages or (may_install() and install(packages)):
        return
    print(f"{why} Run this line, then try again:\n\n    {line_for(packages)}\n", file=sys.stderr)
    sys.exit(1)


def line_for(packages: list[str]) -> str:
    sudo = "" if may_install() else "sudo "
    if shutil.which("dnf"):
        return f"{sudo}dnf install pango harfbuzz gettext chromium"
    if shutil.which("apk"):
        return f"{sudo}apk add pango harfbuzz-subset gettext chromium"
    if shutil.which("brew"):
        return "brew install pango harfbuzz gettext"
    return f"{sudo}apt-get install -y {' '.join(packages)}"
