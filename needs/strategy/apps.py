from django.apps import AppConfig


class StrategyConfig(AppConfig):
    name = "needs.strategy"
    label = "strategy"
