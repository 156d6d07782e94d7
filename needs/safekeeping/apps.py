from django.apps import AppConfig


class SafekeepingConfig(AppConfig):
    name = "needs.safekeeping"
    label = "safekeeping"
