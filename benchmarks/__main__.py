"""Every benchmark in this folder, one after the other, each in a process of its own: `make bench`.

Names after it choose: `make bench ARGS=pdf`.
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    names = sys.argv[1:] or sorted(file.stem for file in HERE.glob("*.py") if not file.stem.startswith("_"))
    failed = []
    for name in names:
        print(f"\n== {name} ==", flush=True)
        command = [sys.executable, "-m", f"benchmarks.{name}"]
        if subprocess.run(command, cwd=HERE.parent, check=False).returncode:
            failed.append(name)
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
