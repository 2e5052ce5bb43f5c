from django.db import connection

from customers.models import Intake

BODIES = """
    DELETE FROM interactions_body WHERE event_id IN (
        SELECT event_id FROM interactions_body JOIN customers_event AS event ON event.id = event_id
        WHERE event.intake_id = %s LIMIT %s
    )
"""


def undo_contacts(intake: Intake, *, most: int) -> int:
    """Take back some of the full texts an import brought; how many, 0 when nothing is left. Its lines in the log stay
    and are told no more."""
    with connection.cursor() as cursor:
        cursor.execute(BODIES, [intake.pk, most])
        intake.tally("texts_taken_back", cursor.rowcount)
        return cursor.rowcount
