"""What outputs read from the built pages."""
