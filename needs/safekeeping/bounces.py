"""Letters that come back: which of ours a bounce is about."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import Message

from needs.accounts.keys import ALPHABET, LENGTH

from .letters import message_id
from .models import Mail

OUR_ID = re.compile(rf"(<([{ALPHABET}]{{{LENGTH}}})@[^>\s]+>)")
CARRIES_ID = ("message-id", "in-reply-to", "references", "original-message-id")


def bounced_letter(raw: bytes) -> Mail | None:
    """The letter that a mail server says it could not hand over; None for anything else, such as a late notice."""
    message = message_from_bytes(raw, policy=policy.default)
    if not _is_final(message):
        return None
    found = {text: key for part in message.walk() for text, key in _ids_in(part)}
    letters = [mail for mail in Mail.objects.filter(key__in=found.values()) if message_id(mail) in found]
    return letters[0] if len(letters) == 1 else None


def _is_final(message: Message) -> bool:
    """A report says `failed` of a recipient; without a report it is at least not somebody's holiday."""
    reports = [part for part in message.walk() if part.get_content_type() == "message/delivery-status"]
    if not reports:
        return str(message.get("Auto-Submitted", "")).split(";")[0].strip() != "auto-replied"
    actions = [str(lines.get("Action", "")).strip().lower() for part in reports for lines in part.walk()]
    return "failed" in actions


def _ids_in(part: Message) -> list[tuple[str, str]]:
    """Message-IDs as ours look, each with its key; also from the headers of ours that are sent along as text."""
    texts = [str(part.get(name, "")) for name in CARRIES_ID]
    if not part.is_multipart() and part.get_content_maintype() == "text":
        texts.append(_lines_with_id(part))
    return OUR_ID.findall("\n".join(texts))


def _lines_with_id(part: Message) -> str:
    payload = part.get_payload(decode=True)
    text = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return "\n".join(line for line in text.splitlines() if line.strip().lower().startswith("message-id:"))
