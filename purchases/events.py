"""What can happen to what a customer buys."""

from wiring.events import Strand, Tone, declare

ORDER_PLACED = declare("order.placed", "The customer bought something.", strand=Strand.ORDER, icon="bag")
ORDER_DELIVERED = declare("order.delivered", "An order reached the customer.", strand=Strand.ORDER, icon="truck")
ORDER_CANCELLED = declare("order.cancelled", "An order was called off.", strand=Strand.ORDER, icon="bag", tone=Tone.BAD)
ORDER_RETURNED = declare(
    "order.returned", "Goods came back, all or some of an order.", strand=Strand.ORDER, icon="return", tone=Tone.BAD
)
