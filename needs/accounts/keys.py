"""Keys that stand in addresses: random, short enough to read over the telephone, never a running number."""

import secrets

# No letters or digits that look alike.
ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
LENGTH = 16


def new_key() -> str:
    """Sixteen characters of thirty, 78 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


class KeyConverter:
    """The path converter `<key:…>`."""

    regex = f"[{ALPHABET}]{{{LENGTH}}}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
