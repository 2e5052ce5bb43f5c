"""Which icon a contact has: a call that came in looks different from one that went out."""

DIRECTED = {("phone", "in"): "phone-incoming", ("phone", "out"): "phone-outgoing", ("email", "in"): "mail-open"}


def icon_of_contact(channel: str, direction: str, *, otherwise: str) -> str:
    return DIRECTED.get((channel, direction), otherwise)
