"""What the rooms' verbs would have written, told into the chronicle row for row (crm/tests/demonstration holds the two together)."""
