"""Every benchmark in this folder, one after the other, each in a process of its own, then every ratio in one table.

`make bench`. Names after it choose: `make bench ARGS=pdf`. Ratios are what counts: seconds are the machine's.
"""

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
RATIO = re.compile(r"^\s*(?P<what>[^:;]+?)[:;].*?ratio (?P<ratio>[\d.]+) \(aim (?P<aim>[\d.]+)\)")


def main() -> None:
    names = sys.argv[1:] or sorted(file.stem for file in HERE.glob("*.py") if not file.stem.startswith("_"))
    failed, lines = [], []
    for name in names:
        print(f"\n== {name} ==", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}"]
        with subprocess.Popen(command, cwd=HERE.parent, stdout=subprocess.PIPE, text=True) as running:
            for line in running.stdout or ():
                print(line, end="", flush=True)
                lines.append((name, line))
        if running.returncode:
            failed.append(name)
    print_table(lines)
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)


def print_table(lines: list[tuple[str, str]]) -> None:
    print(f"\n{'ratio':>6} {'aim':>5}  what")
    for name, line in lines:
        if found := RATIO.match(line):
            what = re.split(r"\s{2,}", found["what"])[0]
            print(f"{found['ratio']:>6} {found['aim']:>5}  {name}: {what}")


if __name__ == "__main__":
    main()
