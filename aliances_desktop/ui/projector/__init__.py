"""The window on the second screen."""
