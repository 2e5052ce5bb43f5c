from purchases.models.order import Order, OrderLine
from purchases.models.product import Category, Product
from purchases.models.return_ import Return, ReturnLine

__all__ = ["Category", "Order", "OrderLine", "Product", "Return", "ReturnLine"]
