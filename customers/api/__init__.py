"""The customers' part of the REST API: one file per noun."""
