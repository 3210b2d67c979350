"""The month screen: one month as a page, with the person's own note."""
