"""Prepare and serve the product on this machine, to try it and to work on it.

`prepare` brings database, translations and static files up to date and leaves alone what already is; `serve PORT`
prints where to go and starts the server. Where SECRET_KEY and ALLOWED_HOSTS are given this is no trial: `prepare` then
keeps to those settings and loads no demo, and `serve` refuses. See docs/OPERATIONS.md.
"""

import hashlib
import io
import os
import secrets
import socket
import sys
from contextlib import redirect_stdout
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("DATA_DIR", ROOT / "data"))
LOGINS = DATA / "demo.txt"


def in_earnest() -> bool:
    return {"SECRET_KEY", "ALLOWED_HOSTS"} <= os.environ.keys() and os.environ.get("DEVELOPMENT") != "1"


def set_environment() -> None:
    """Ask for development, with a secret of this machine's own, made once; unless somebody runs this in earnest."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "behovsarbete.settings")
    sys.path.insert(0, str(ROOT))
    DATA.mkdir(parents=True, exist_ok=True)
    if in_earnest():
        return
    key = DATA / "secret-key"
    if not key.exists():
        key.touch(mode=0o600)
        key.write_text(secrets.token_urlsafe(50))
    os.environ.setdefault("DEVELOPMENT", "1")
    os.environ.setdefault("SECRET_KEY", key.read_text())


def compile_translations() -> None:
    from babel.messages import mofile, pofile  # in .venv, which other commands of this file do without

    for source in ROOT.glob("locale/*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as po, target.open("wb") as mo:
            mofile.write_mo(mo, pofile.read_po(po))


def build_static_files() -> None:
    """Collect and compress the static files when one of them is new or changed."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    files = [storage.path(name) for finder in get_finders() for name, storage in finder.list([])]
    state = [(name, stat.st_mtime_ns, stat.st_size) for name in sorted(files) for stat in [Path(name).stat()]]
    digest = hashlib.sha256(repr(state).encode()).hexdigest()
    stamp = Path(settings.STATIC_ROOT) / ".collected-from"
    if stamp.exists() and stamp.read_text() == digest:
        return
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(digest)


def load_demo() -> None:
    """Load the demo into an empty database, and keep what it said: its references and logins."""
    from django.core.management import call_command

    from needs.accounts.models import Organisation

    if Organisation.objects.exists():
        return
    said = io.StringIO()
    with redirect_stdout(said):
        call_command("demo")
    LOGINS.write_text(said.getvalue(), encoding="utf-8")


def prepare() -> None:
    set_environment()
    import django
    from django.core.management import call_command

    compile_translations()
    django.setup()
    build_static_files()
    call_command("migrate", interactive=False, verbosity=0)
    if not in_earnest():
        load_demo()


def refuse_taken_port(port: str) -> None:
    if not port.isdigit() or not 0 < int(port) < 65536:
        sys.exit(f"PORT has to be a number between 1 and 65535, not “{port}”.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(port)))
        except PermissionError:
            sys.exit(f"You may not open port {port}. Choose a higher one: make run PORT=8001")
        except OSError:
            sys.exit(
                f"Port {port} is taken by another program. Choose another one: make run PORT={int(port) % 65535 + 1}"
            )


def serve(port: str) -> None:
    if in_earnest():
        sys.exit("make run is for trying the product. docs/OPERATIONS.md tells how to serve it in earnest.")
    os.environ.setdefault("PUBLIC_ADDRESS", f"http://127.0.0.1:{port}")
    set_environment()
    if LOGINS.exists():
        print(f"\n{LOGINS.read_text(encoding='utf-8').rstrip()}")
    print(f"\nBehovsarbete: http://127.0.0.1:{port}/   (Ctrl+C stops it)\n", flush=True)
    gunicorn = Path(sys.executable).with_name("gunicorn")
    options = ["--worker-class=gthread", "--workers=2", "--threads=4", "--timeout=120", "--log-level=warning"]
    os.chdir(ROOT)
    os.execv(
        gunicorn, [str(gunicorn), f"--bind=127.0.0.1:{port}", *options, "--no-control-socket", "behovsarbete.wsgi"]
    )


def main() -> None:
    match sys.argv[1:]:
        case ["prepare"]:
            prepare()
        case ["serve", port]:
            serve(port)
        case ["port", port]:
            refuse_taken_port(port)
        case _:
            sys.exit("usage: development.py prepare | serve PORT | port PORT")


if __name__ == "__main__":
    main()
