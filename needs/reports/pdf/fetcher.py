"""What the renderer may fetch: our own fonts, out of memory, and nothing else."""

from functools import cache
from typing import NoReturn

from weasyprint.urls import URLFetcher, URLFetcherResponse

from .stylesheet import STATIC

FONTS = "app:fonts/"


class Refused(ValueError):
    """The report asked for something outside itself."""


class OwnFilesOnly(URLFetcher):
    """Serves `app:fonts/<name>`. Never opens an address, a file or a `data:` text, whoever asks."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols=[], allow_redirects=False)

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        font = _fonts().get(url.removeprefix(FONTS)) if url.startswith(FONTS) else None
        if font is None:
            raise Refused(f"The report may not fetch {url[:80]}")
        return URLFetcherResponse(url, font, {"Content-Type": "font/woff2"})

    def open(self, url: object, data: object = None, timeout: object = None) -> NoReturn:
        raise Refused("The report may not open addresses")


@cache
def _fonts() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((STATIC / "fonts").glob("*.woff2"))}
