from .chain import Chain
from .draft import Draft
from .event import Event
from .form_key import FormKey
from .mail import Mail, MailState
from .stored_file import StoredFile
from .versioned import Versioned

__all__ = ["Chain", "Draft", "Event", "FormKey", "Mail", "MailState", "StoredFile", "Versioned"]
