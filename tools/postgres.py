"""Find a PostgreSQL server on which tests may make databases of their own.

TEST_POSTGRES_URL names it (postgres://user:password@host:port); without it the local socket and 127.0.0.1 are tried.
"""

import getpass
import os
from urllib.parse import urlsplit

import psycopg
from psycopg import sql


def candidates() -> list[str]:
    """Addresses without a database name, such as `postgres://postgres@127.0.0.1`."""
    if given := os.environ.get("TEST_POSTGRES_URL"):
        return [f"postgres://{urlsplit(given).netloc}"]
    users = dict.fromkeys([getpass.getuser(), "postgres", "root"])
    return [f"postgres://{user}@{host}" for host in ("", "127.0.0.1") for user in users]


def find_server() -> tuple[str | None, str]:
    """The first address that lets us make databases, or why there is none."""
    answers = False
    for address in candidates():
        try:
            with psycopg.connect(f"{address}/postgres", connect_timeout=3) as connection:
                allowed = connection.execute(
                    "select rolcreatedb or rolsuper from pg_roles where rolname = current_user"
                ).fetchone()
        except psycopg.OperationalError as problem:
            answers = answers or "FATAL" in str(problem)
            continue
        if allowed and allowed[0]:
            return address, ""
        answers = True
    if answers:
        return None, "a server answers but lets nobody in who may create databases; name one with TEST_POSTGRES_URL"
    given = urlsplit(os.environ.get("TEST_POSTGRES_URL", ""))
    place = f"{given.hostname}:{given.port or 5432}" if given.hostname else "the local socket or 127.0.0.1:5432"
    return None, f"no server answers on {place}"


def create_database(address: str, name: str) -> None:
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        connection.execute(
            sql.SQL("create database {} encoding 'UTF8' template template0").format(sql.Identifier(name))
        )


def drop_databases(address: str, prefix: str) -> None:
    """What an interrupted run left behind."""
    with psycopg.connect(f"{address}/postgres", autocommit=True) as connection:
        rows = connection.execute("select datname from pg_database where starts_with(datname, %s)", [prefix]).fetchall()
        for (name,) in rows:
            connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))
