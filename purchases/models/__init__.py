from purchases.models.category import Category
from purchases.models.order import Order
from purchases.models.order_line import OrderLine
from purchases.models.product import Product
from purchases.models.return_ import Return
from purchases.models.return_line import ReturnLine

__all__ = ["Category", "Order", "OrderLine", "Product", "Return", "ReturnLine"]
