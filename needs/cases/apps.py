from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "needs.cases"
    label = "cases"
