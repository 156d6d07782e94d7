from .catalogue import Goal, GoalCatalogue

__all__ = ["Goal", "GoalCatalogue"]
