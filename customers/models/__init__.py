from customers.models.address import Address
from customers.models.channel import Channel
from customers.models.column_mapping import ColumnMapping
from customers.models.consent import Consent
from customers.models.custom_field import CustomField
from customers.models.customer import Customer, Viewer
from customers.models.event import Event
from customers.models.event_key import EventKey
from customers.models.fact import Fact
from customers.models.fact_type import FactType
from customers.models.identity import Identity
from customers.models.intake import Intake
from customers.models.intake_change import IntakeChange
from customers.models.intake_problem import IntakeProblem
from customers.models.name_word import NameWord
from customers.models.relationship import Relationship
from customers.models.saved_view import SavedView
from customers.models.set_aside import SetAside
from customers.models.sight import Sight, book_of
from customers.models.thread import Thread
from customers.models.wording import Wording

__all__ = [
    "Address",
    "Channel",
    "ColumnMapping",
    "Consent",
    "CustomField",
    "Customer",
    "Event",
    "EventKey",
    "Fact",
    "FactType",
    "Identity",
    "Intake",
    "IntakeChange",
    "IntakeProblem",
    "NameWord",
    "Relationship",
    "SavedView",
    "SetAside",
    "Sight",
    "Thread",
    "Viewer",
    "Wording",
    "book_of",
]
