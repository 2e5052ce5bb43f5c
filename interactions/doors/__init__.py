"""Who may come in from outside."""
