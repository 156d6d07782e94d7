"""Nothing but our own fonts can be fetched, whatever stands in a case or a stylesheet."""

import io
import socket
import threading
from pathlib import Path

import pikepdf
import pytest

from needs.reports import pdf
from needs.reports.content import build
from needs.reports.pdf.fetcher import OwnFilesOnly, Refused
from tests.reports.cases import FALL, SMALL

CANARY = "kanariefågel-7421"


@pytest.fixture
def listener():
    """A server on this machine that remembers who has called."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(0.2)
    calls: list[bytes] = []
    done = threading.Event()

    def listen() -> None:
        while not done.is_set():
            try:
                connection, _address = server.accept()
            except TimeoutError:
                continue
            calls.append(connection.recv(1000))
            connection.close()

    thread = threading.Thread(target=listen)
    thread.start()
    yield f"http://127.0.0.1:{server.getsockname()[1]}/", calls
    done.set()
    thread.join()
    server.close()


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/x", "https://example.org/x", "file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/plain,x",
        "app:fonts/../css/tokens.css", "app:fonts/", "app:settings.py", "APP:fonts/x", "//127.0.0.1/x", "",
    ],
)  # fmt: skip
def test_every_other_address_is_refused(address):
    with pytest.raises(Refused):
        OwnFilesOnly()(address)


def test_our_fonts_are_served():
    assert OwnFilesOnly()("app:fonts/source-sans-3-latin-400-normal.woff2").read(4) == b"wOF2"


def test_markup_in_a_case_is_text_and_fetches_nothing(listener, tmp_path):
    address, calls = listener
    secret = tmp_path / "secret.txt"
    secret.write_text(CANARY)
    vectors = [
        f'<img src="{address}a"><link rel=stylesheet href="{address}b"><link rel=attachment href="{secret.as_uri()}">',
        f"<style>@import '{address}c'; body {{ background: url({address}d) }}</style><object data='{secret.as_uri()}'>",
        f"</p></article><svg><image href='{address}e'/><use href='{secret.as_uri()}#x'/></svg>",
    ]
    needs = [
        FALL.model_copy(update={"id": f"B-{n:03d}", "title": text, "problem": text}) for n, text in enumerate(vectors)
    ]
    case = SMALL.case.model_copy(update={"title": vectors[0], "purpose": vectors[1], "background": vectors[2]})
    made = pdf.render(build(SMALL.model_copy(update={"needs": needs, "case": case})))
    assert calls == []
    assert CANARY not in decompressed(made)
    assert "<img src=" in decompressed(made)


def test_even_markup_that_got_through_would_fetch_nothing(listener, tmp_path, monkeypatch):
    address, calls = listener
    secret = Path(tmp_path, "secret.txt")
    secret.write_text(CANARY)
    markup = (
        f'<html lang="sv"><title>x</title><link rel="stylesheet" href="{address}a"><img src="{address}b" alt="x">'
        f'<link rel="attachment" href="{secret.as_uri()}"><style>@font-face {{ font-family: x; src: url({address}c) }}'
        f"p {{ font-family: x; background: url({secret.as_uri()}) }}</style><p>Text"
    )
    monkeypatch.setattr("needs.reports.pdf.document.html", lambda report: markup)
    made = pdf.render(build(SMALL))
    assert calls == []
    assert CANARY not in decompressed(made)


def decompressed(made: bytes) -> str:

    file = pikepdf.open(io.BytesIO(made))
    streams = [
        o.read_bytes().decode("utf-8", "replace")
        for o in file.objects
        if isinstance(o, pikepdf.Stream) and "/Width" not in o
    ]
    return "\n".join([*streams, str(file.docinfo)])
