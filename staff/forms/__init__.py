"""What a person may ask of this room, about themselves and about tokens."""
