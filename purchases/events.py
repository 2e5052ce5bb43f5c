"""What can happen to what a customer buys."""

from wiring.events import Strand, Tone, declare

ORDER_PLACED = declare("order.placed", "The customer bought something.", strand=Strand.ORDER, icon="shopping-bag")
ORDER_DELIVERED = declare("order.delivered", "An order reached the customer.", strand=Strand.ORDER, icon="package")
ORDER_CHANGED = declare("order.changed", "An order was corrected.", strand=Strand.ORDER, icon="shopping-bag")
ORDER_CANCELLED = declare(
    "order.cancelled", "An order was called off.", strand=Strand.ORDER, icon="shopping-bag", tone=Tone.BAD
)
ORDER_REINSTATED = declare(
    "order.reinstated",
    "It was wrong that an order arrived or was called off: it is on its way.",
    strand=Strand.ORDER,
    icon="shopping-bag",
)
ORDER_RETURNED = declare(
    "order.returned", "Goods came back, all or some of an order.", strand=Strand.ORDER, icon="arrow-left", tone=Tone.BAD
)
