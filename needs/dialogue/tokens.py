"""Secrets that let people in without an account: made here, handed out once, kept only as a hash.

256 random bits; the database holds their SHA-256, so whoever reads it cannot come in with what is there.
"""

import hashlib
import secrets

BYTES = 32


def new_token() -> str:
    """43 characters that can stand in an address."""
    return secrets.token_urlsafe(BYTES)


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
