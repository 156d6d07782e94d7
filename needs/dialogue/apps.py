from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "needs.dialogue"
    label = "dialogue"
