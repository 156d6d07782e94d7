"""What people outside meet: no account, no token in any address but the first."""

from typing import Any

urlpatterns: list[Any] = []
