from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from customers.models import Customer
from interactions.actions.once import AlreadyDone
from interactions.actions.record_contact import AnotherMatter, NotPersonal, NotYet, TooLongAgo, record_contact
from interactions.forms.contact import ContactForm
from interactions.views.composer import again, done, forget_sent
from interactions.views.find import find_customer
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power

REFUSALS = {
    NotPersonal: ("channel", gettext_lazy("Contacts on this channel are not written down by hand.")),
    NotYet: ("at", gettext_lazy("That is still to come. Write it down when it has happened.")),
    TooLongAgo: ("at", gettext_lazy("That is before 1970; the year cannot be right.")),
    AnotherMatter: (
        "thread",
        gettext_lazy("This matter was closed in the meantime. Choose another, or begin a new one."),
    ),
}


@needs(Power.RECORD_CONTACTS)
@require_POST
def contacts(request: MemberRequest, pk: int) -> HttpResponse:
    """Write down a contact. Sent twice, it is written once."""
    customer = find_customer(request, pk)
    form = ContactForm(request.POST, customer=customer)
    if not (form.is_valid() and recorded(form, customer, request)):
        return again(request, customer, "contact", form)
    forget_sent(request, customer, contact=form.cleaned_data["summary"], words=form.cleaned_data["body"])
    return done(request, customer, "contact", say=_("Contact kept."))


def recorded(form: ContactForm, customer: Customer, request: MemberRequest) -> bool:
    """Whether it is written down; if it cannot have been so, the form says why."""
    said = form.cleaned_data
    begins_matter = said["subject"] or (said["summary"][:200] if said["expects_answer"] else "")
    try:
        record_contact(
            customer,
            channel=said["channel"].pk,
            direction=said["direction"],
            summary=said["summary"],
            by=request.user,
            body=said["body"],
            outcome=said["outcome"],
            minutes=said["minutes"],
            at=said["at"],
            thread=said["thread"],
            subject="" if said["thread"] else begins_matter,
            expects_answer=said["expects_answer"],
            key=said["key"],
        )
    except AlreadyDone:
        return True
    except tuple(REFUSALS) as refused:
        form.add_error(*REFUSALS[type(refused)])
        return False
    return True
