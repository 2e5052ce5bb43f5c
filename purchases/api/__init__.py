"""The purchases' part of the REST API: the catalogue and the orders."""
