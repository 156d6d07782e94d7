from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "needs.exchange"
    label = "exchange"
