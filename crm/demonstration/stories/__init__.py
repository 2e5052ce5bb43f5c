"""What happens around the purchases. A story is told step by step and stops where the present is: what is still open, is open."""
