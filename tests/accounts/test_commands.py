import pytest
from django.core.management import CommandError

from needs.accounts.commands import own_address


def test_the_address_is_the_one_given_or_the_first_host_that_serves_the_product(settings):
    settings.ALLOWED_HOSTS, settings.DEVELOPMENT = ["behov.example.se", "localhost"], False
    assert own_address("") == "https://behov.example.se"
    assert own_address("https://annan.example.se") == "https://annan.example.se"


@pytest.mark.parametrize("host", ["*", ".example.se"])
def test_an_address_that_cannot_be_known_has_to_be_given(settings, host):
    settings.ALLOWED_HOSTS = [host]
    with pytest.raises(CommandError):
        own_address("")
