"""The values of a journal and the rules they follow: no input or output, no clock, no locale."""
