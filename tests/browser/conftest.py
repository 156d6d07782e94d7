from tests.browser.fixtures import browser, visitor

__all__ = ["browser", "visitor"]
