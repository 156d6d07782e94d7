import json
import re
from pathlib import Path

from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
NAMED = re.compile(r"""{%\s*static\s+["']([^"']+)["']""")


def collected(settings, folder):
    """The files as production serves them: names that change with their content, links between them rewritten."""
    settings.STATIC_ROOT = folder
    storage = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": storage}
    call_command("collectstatic", interactive=False, verbosity=0)
    return json.loads((folder / "staticfiles.json").read_text())["paths"]


def test_every_static_file_that_a_template_names_exists(settings, tmp_path):
    named = {name for page in (ROOT / "templates").rglob("*.html") for name in NAMED.findall(page.read_text("utf-8"))}
    assert named - collected(settings, tmp_path).keys() == set()


def test_stylesheets_and_fonts_come_from_here_alone():
    sheets = {path.name: path.read_text("utf-8") for path in (ROOT / "static").rglob("*.css")}
    assert [name for name, text in sheets.items() if re.search(r"url\(\s*['\"]?(https?:)?//|@import", text)] == []
