from interactions.models.body import Body
from interactions.models.draft import Draft
from interactions.models.look import Look
from interactions.models.note import Note
from interactions.models.outcome import Outcome
from interactions.models.page_view import PageView
from interactions.models.promise import Promise
from interactions.models.task import Task
from interactions.models.visitor import Visitor
from interactions.models.web_visit import WebVisit

__all__ = ["Body", "Draft", "Look", "Note", "Outcome", "PageView", "Promise", "Task", "Visitor", "WebVisit"]
