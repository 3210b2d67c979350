"""The screens of letters between two people, for whoever turns them on."""
