"""What this room shows on a customer's page."""
