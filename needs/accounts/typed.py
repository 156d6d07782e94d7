"""What a person typed, for the pages that give it back to her when it could not be saved."""

from django.http import HttpRequest

# Never written out on a page.
SECRET = frozenset({"password", "oldpassword", "password1", "password2", "csrfmiddlewaretoken"})


def typed_pairs(request: HttpRequest) -> list[tuple[str, str]]:
    """Every name and value that was posted, in order, but for passwords and the form's own token."""
    return [(name, value) for name in request.POST for value in request.POST.getlist(name) if name not in SECRET]
