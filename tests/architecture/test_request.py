"""Only views, middleware, forms and what allauth calls know that there is a web request."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ("actions", "rules", "queries", "models", "choices")
FILES = [
    path
    for path in sorted((ROOT / "needs").rglob("*.py"))
    if "migrations" not in path.parts and (not set(LAYERS).isdisjoint(path.parts) or path.stem in LAYERS)
]


def imports_the_web(node: ast.AST) -> bool:
    """Http404 is let through: it says "nothing that you may see", which is for a query to say."""
    return (
        isinstance(node, ast.ImportFrom)
        and node.module in {"django.http", "django.shortcuts"}
        and any(alias.name != "Http404" for alias in node.names)
    )


def mentions_of_a_request(tree: ast.AST) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.arg) and node.arg == "request")
        or (isinstance(node, ast.Name) and node.id in {"request", "HttpRequest", "HttpResponse"})
        or imports_the_web(node)
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_layers_below_the_views_never_see_a_request(path):
    assert mentions_of_a_request(ast.parse(path.read_text(encoding="utf-8"))) == []


def test_a_request_in_an_action_would_be_caught():
    assert mentions_of_a_request(ast.parse("def approve(request): ...")) == [1]
    assert mentions_of_a_request(ast.parse("from django.http import HttpRequest")) == [1]
    assert mentions_of_a_request(ast.parse("from django.http import Http404")) == []
