"""The pieces of `manage.py import`: what its options mean, its bar, its report."""
