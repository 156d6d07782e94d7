"""Who answers questions about an inquiry, as one line in a case file and as columns."""

from __future__ import annotations

from ..models import Inquiry

BETWEEN = ", "


def contact_line(inquiry: Inquiry) -> str:
    return BETWEEN.join(filter(None, (inquiry.contact_name, inquiry.contact_telephone, inquiry.contact_email)))


def contact_columns(line: str) -> dict[str, str]:
    """The line in its parts; a line that was not made of them is kept whole as the name."""
    parts = line.split(BETWEEN)
    email = parts.pop() if len(parts) > 1 and "@" in parts[-1] else ""
    telephone = parts.pop() if len(parts) > 1 and any(sign.isdigit() for sign in parts[-1]) else ""
    return {"contact_name": BETWEEN.join(parts), "contact_telephone": telephone, "contact_email": email}
