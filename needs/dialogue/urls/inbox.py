"""What has come in, and what is done with it."""

from typing import Any

urlpatterns: list[Any] = []
