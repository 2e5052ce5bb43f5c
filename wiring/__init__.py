"""How rooms hear of each other: declared events, reactions, live topics, panels. No business tables."""
