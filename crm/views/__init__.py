"""Pages of the project itself: the style guide, and what is shown when something goes wrong."""
