"""The journals of Day One."""
