"""What lets people in without an account stands in no log, however the line is made."""

import io
import logging

import pytest

from behovsarbete.redaction import WithoutTokens, keep_tokens_out_of_the_logs_of_the_server, redacted

TOKEN = "q3X_-" * 8 + "abc"


@pytest.mark.parametrize(
    "written, kept",
    [
        (f'"GET /bidra/{TOKEN}/ HTTP/1.1" 200', '"GET /bidra/***/ HTTP/1.1" 200'),
        (f'"https://behov.example.se/bidra/{TOKEN}"', '"https://behov.example.se/bidra/***"'),
        (f"/bidra/{TOKEN}/?sprak=en", "/bidra/***/?sprak=en"),
        ("GET /bidra/svara/fraga/1/", "GET /bidra/svara/fraga/1/"),
        ("GET /bidra/svara", "GET /bidra/svara"),
        ("/bidra/svarare/", "/bidra/***/"),
        ("GET /arenden/abc/svar/", "GET /arenden/abc/svar/"),
        (f"GET /bidra//{TOKEN}/", "GET /bidra//***/"),
        (f"GET /Bidra/{TOKEN}/", "GET /Bidra/***/"),
        (
            f"https://filter.example/?url=https%3A%2F%2Fb.se%2Fbidra%2F{TOKEN}%2F&d=5",
            "https://filter.example/?url=https%3A%2F%2Fb.se%2Fbidra%2F***%2F&d=5",
        ),
    ],
)
def test_the_token_alone_is_taken_out_of_an_address(written, kept):
    assert redacted(written) == kept


def lines_of(name: str) -> tuple[logging.Logger, io.StringIO]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(WithoutTokens())
    logger = logging.Logger(name)
    logger.addHandler(handler)
    return logger, stream


def test_values_and_what_went_wrong_are_read_too():
    logger, stream = lines_of("any")
    try:
        raise ValueError(f"no such page: /bidra/{TOKEN}/")
    except ValueError:
        logger.exception("Not Found: %s", f"/bidra/{TOKEN}/")
    assert TOKEN not in stream.getvalue()
    assert "/bidra/***/" in stream.getvalue()


def test_a_line_with_named_values_is_read_as_gunicorn_writes_them():
    logger, stream = lines_of("any")
    logger.info('%(h)s "%(r)s" %(f)s', {"h": "::1", "r": f"POST /bidra/{TOKEN}/ HTTP/1.1", "f": f"/bidra/{TOKEN}/"})
    assert TOKEN not in stream.getvalue()


def test_a_line_that_does_not_fit_its_values_is_left_to_the_handler():
    record = logging.LogRecord("any", logging.INFO, "", 1, "%s %s", ("one",), None)
    assert WithoutTokens().filter(record)


def test_the_servers_own_logs_are_read_too():
    keep_tokens_out_of_the_logs_of_the_server()
    assert any(isinstance(each, WithoutTokens) for each in logging.getLogger("gunicorn.access").filters)
