"""What a cell says: text, number, date, yes or no, a way to reach somebody. Each function answers the value or raises
`Unreadable` with the reason in words."""

from customers.rules.cells.dates import date_order, read_day, read_moment, read_time
from customers.rules.cells.manner import Manner
from customers.rules.cells.numbers import decimal_mark, read_money, read_number, read_whole_number
from customers.rules.cells.reach import (
    read_email,
    read_handle,
    read_id,
    read_loyalty,
    read_phone,
    read_picket_id,
    read_web_account,
)
from customers.rules.cells.texts import one_of, text_up_to, words_up_to
from customers.rules.cells.yes_no import read_yes_no

__all__ = [
    "Manner",
    "date_order",
    "decimal_mark",
    "one_of",
    "read_day",
    "read_email",
    "read_handle",
    "read_id",
    "read_loyalty",
    "read_moment",
    "read_money",
    "read_number",
    "read_phone",
    "read_picket_id",
    "read_time",
    "read_web_account",
    "read_whole_number",
    "read_yes_no",
    "text_up_to",
    "words_up_to",
]
