"""Who the customers are, what they taught us, and everything that happened to them: the log."""
