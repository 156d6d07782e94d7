from needs.accounts.commands import own_address


def test_the_address_is_the_one_given_or_that_of_the_installation(settings):
    settings.PUBLIC_ADDRESS = "https://behov.example.se"
    assert own_address("") == "https://behov.example.se"
    assert own_address("https://annan.example.se") == "https://annan.example.se"
