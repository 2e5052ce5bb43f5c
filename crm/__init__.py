"""The project: settings, addresses, the clock, the worker. Imports every room; no room imports it."""
