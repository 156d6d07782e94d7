"""What the content security policy refuses, and what could let in somebody's markup, is not written at all."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
INLINE = re.compile(r"""\sstyle\s*=|\son[a-z]+\s*=\s*["']|<style\b|<script(?![^>]*\bsrc=)|javascript:""", re.IGNORECASE)
UNESCAPED = re.compile(r"\|\s*safe\b|autoescape\s+off|mark_safe\(")


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: str(path.relative_to(ROOT)))
def test_templates_hold_no_inline_script_or_style_and_escape_everything(template):
    text = template.read_text(encoding="utf-8")
    assert INLINE.findall(text) == []
    assert UNESCAPED.findall(text) == []


def test_inline_code_would_be_caught():
    for written in ('<p style="x">', '<a onclick="x">', "<script>x</script>", "<style>", "{{ x|safe }}"):
        assert INLINE.search(written) or UNESCAPED.search(written)
    assert not INLINE.search('<script src="/static/js/x.js" defer></script>')


def test_python_code_marks_no_text_as_safe():
    sources = [*(ROOT / "needs").rglob("*.py"), *(ROOT / "behovsarbete").rglob("*.py")]
    assert [str(path) for path in sources if UNESCAPED.search(path.read_text(encoding="utf-8"))] == []
