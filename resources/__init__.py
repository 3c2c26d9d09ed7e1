"""Icons, texts, model and policy data, sample documents."""
