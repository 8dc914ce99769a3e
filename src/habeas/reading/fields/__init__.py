"""What a document labels: its layout, its fields, and who is quoted in it."""
