from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "needs.dialogue"
    label = "dialogue"

    def ready(self) -> None:
        # Models can be imported first now.
        from needs.cases.annexes import register

        from .annex import ANNEX
        from .letters import register_letters

        register(ANNEX)
        register_letters()
