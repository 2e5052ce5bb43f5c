"""Products, orders, returns, invoices."""
