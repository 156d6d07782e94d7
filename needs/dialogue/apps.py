from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "needs.dialogue"
    label = "dialogue"

    def ready(self) -> None:
        # Models can be imported first now.
        from .letters import register_letters

        register_letters()
