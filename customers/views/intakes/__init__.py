"""Files brought in: choose one, check how it is read, watch it, put its errors right, take it back."""
