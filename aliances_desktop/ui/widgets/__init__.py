"""What pages are made of: tables, forms, chips, labels."""
