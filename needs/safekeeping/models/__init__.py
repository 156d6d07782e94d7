from .chain import Chain
from .event import Event
from .versioned import Versioned

__all__ = ["Chain", "Event", "Versioned"]
