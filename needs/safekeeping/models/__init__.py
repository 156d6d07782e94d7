from .event import Event
from .versioned import Versioned

__all__ = ["Event", "Versioned"]
