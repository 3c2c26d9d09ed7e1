"""One file is one effect in the world, readable top to bottom."""
