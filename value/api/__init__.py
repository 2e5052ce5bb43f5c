"""What other systems ask about what customers need, and tell us of it."""
