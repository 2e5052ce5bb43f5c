"""What is measured and how; `bin/bench` is the way in."""
