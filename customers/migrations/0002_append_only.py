"""The log and the consent ledger only grow: the database itself refuses to change or delete a line."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION picket_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: a correction is a new line', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON customers_event
    FOR EACH ROW EXECUTE FUNCTION picket_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON customers_consent
    FOR EACH ROW EXECUTE FUNCTION picket_append_only();
"""
ALLOW = """
DROP TRIGGER append_only ON customers_consent;
DROP TRIGGER append_only ON customers_event;
DROP FUNCTION picket_append_only();
"""


class Migration(migrations.Migration):
    dependencies = [("customers", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
