"""One module a screen; a screen is given what it needs and answers with a result."""
