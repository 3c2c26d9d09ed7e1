"""What is asked and what is planned: pure functions over answers."""
