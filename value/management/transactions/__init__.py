"""Transactions in a plain file: finding its columns, reading its rows, and telling what they are worth."""
