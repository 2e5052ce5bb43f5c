"""What the commands in bin/ do: the environment, the embedded database, and the parts kept running."""
