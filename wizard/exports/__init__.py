"""The list in other formats; none of them knows another."""
