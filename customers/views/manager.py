"""Who looks after a customer."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from customers.actions.assign_manager import AssignedMeanwhile, assign_manager
from customers.forms.manager import ManagerForm
from customers.views.beats import find, show
from customers.views.edit_customer import leave
from staff.doors import MemberRequest, needs
from staff.rules.powers import Power


@require_http_methods(["GET", "HEAD", "POST"])
@needs(Power.ASSIGN_MANAGERS)
def customer_manager(request: MemberRequest, pk: int) -> HttpResponse:
    customer = find(request, pk)
    form = ManagerForm(request.POST if request.method == "POST" else None, customer=customer)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            assign_manager(given["manager"], to=customer, by=request.user, instead_of=given["instead_of"])
        except AssignedMeanwhile as meanwhile:
            form.add_error("manager", says_who(meanwhile))
            form.data = request.POST.dict() | {"instead_of": str(meanwhile.manager.pk) if meanwhile.manager else ""}
        else:
            return leave(request, customer)
    return show(request, "customers/manager.html", {"customer": customer, "form": form}, wrong=bool(form.errors))


def says_who(meanwhile: AssignedMeanwhile) -> str:
    if meanwhile.manager is None:
        return _("Somebody took the customer manager away meanwhile. Choose again if that is still what you want.")
    return _("%(name)s was given this customer meanwhile. Choose again if that is still what you want.") % {
        "name": meanwhile.manager.name
    }
