"""How often somebody without an account may try what went wrong, and make what is kept."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

# One household or office of the newer kind has a whole network of addresses.
NETWORK = 64


@dataclass(frozen=True)
class Limit:
    """At most `tries` within `seconds` of the first; `who` is whose tries they are."""

    name: str
    tries: int
    seconds: int

    def is_reached(self, who: str) -> bool:
        return cache.get(self._key(who), 0) >= self.tries

    def count(self, who: str) -> None:
        if not cache.add(self._key(who), 1, self.seconds):
            # It may have run out between the two lines.
            with suppress(ValueError):
                cache.incr(self._key(who))

    def _key(self, who: str) -> str:
        return f"limit:{self.name}:{who}"


WRONG_LINKS = Limit("contribute-wrong", tries=20, seconds=600)
# For each link and address. A whole school or an office may come from one address within the hour, but nobody who
# stuffs the ballot by hand gets further than what can be looked through and set aside.
OPEN_STARTS = Limit("contribute-open", tries=200, seconds=3600)
# For each answer: one is enough, and a few more for those who lose it.
OWN_LINKS = Limit("contribute-own-link", tries=10, seconds=3600)
REFUSED_ANSWERS = Limit("contribute-refused", tries=10, seconds=3600)


def address_of(request: HttpRequest) -> str:
    """Where the visitor comes from, past our own proxy."""
    told = get_adapter().get_client_ip(request)
    try:
        address = ip_address(told)
    except ValueError:
        return told
    return str(ip_network(f"{address}/{NETWORK}", strict=False) if isinstance(address, IPv6Address) else address)
