from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "needs.accounts"
    label = "accounts"
