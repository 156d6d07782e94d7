from .imports import Import

__all__ = ["Import"]
