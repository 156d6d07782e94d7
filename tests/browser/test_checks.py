"""That a page passes says something only if a bad one does not."""

import pytest

from .checks import problems

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BAD = """<!doctype html><html lang="en"><head><title>–</title></head><body><main><h1>One</h1><h1>Two</h1>
<p style="width: 900px">Log out now</p><img src="data:,"><p>Save the need</p><p>not_started</p></main></body></html>"""


def test_every_kind_of_flaw_is_noticed(visitor):
    page = visitor(looks=False).page
    page.set_content(BAD)
    told = "\n".join(problems(page))
    for flaw in ("lang is", "2 h1", "no title", "inline", "320 px: scrolls", "image-alt", "'Save the need'", "'not_"):
        assert flaw in told
