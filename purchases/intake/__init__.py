"""What a file may bring in about purchases: orders and what came back of them, and the catalogue."""

from purchases.intake import orders, products

__all__ = ["orders", "products"]
