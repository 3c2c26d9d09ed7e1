"""Parts of pages that answer one question on their own."""
