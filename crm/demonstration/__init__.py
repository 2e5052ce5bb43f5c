"""A believable company to look at: real purchases, invented people, and everything that happened around them."""
