"""What all of the REST API shares: how it speaks of problems, and its documentation."""
