"""The first beat of this room's views: find things through the asker's eyes; what they may not see is not there."""

from django.shortcuts import get_object_or_404

from customers.models import Thread
from customers.views.beats import find as find_customer
from interactions.models import Note, Promise, Task
from staff.doors import MemberRequest

__all__ = ["find_customer", "find_note", "find_promise", "find_task", "find_thread"]


def find_note(request: MemberRequest, pk: int) -> Note:
    return get_object_or_404(Note.objects.visible_to(request.user).select_related("customer", "by"), pk=pk)


def find_promise(request: MemberRequest, pk: int) -> Promise:
    return get_object_or_404(Promise.objects.visible_to(request.user).select_related("customer", "owner"), pk=pk)


def find_task(request: MemberRequest, pk: int) -> Task:
    tasks = Task.objects.visible_to(request.user).select_related("customer__manager", "owner")
    return get_object_or_404(tasks, pk=pk)


def find_thread(request: MemberRequest, pk: int) -> Thread:
    return get_object_or_404(Thread.objects.visible_to(request.user).select_related("customer"), pk=pk)
