"""The web tracker: its script, and where it reports to."""
