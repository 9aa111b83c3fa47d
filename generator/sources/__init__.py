"""Read the sources into typed inputs, or report every problem in them at once."""
