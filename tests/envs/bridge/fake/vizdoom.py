"""Takes the place of the real one, which a test needs to be missing."""
raise ModuleNotFoundError("No module named 'vizdoom'", name="vizdoom")
