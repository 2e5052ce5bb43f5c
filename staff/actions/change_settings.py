from staff.models import Member

OWN = ("name", "time_zone", "theme", "density", "single_letter_keys")


def change_settings(member: Member, **to: object) -> None:
    """A member arranges their own workplace: any of `OWN`, already checked by a form."""
    for field, value in to.items():
        if field not in OWN:
            raise ValueError(f"{field} is not a member's own to change")
        setattr(member, field, value)
    member.save(update_fields=list(to))
