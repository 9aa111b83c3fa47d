"""Read documents of word processors that came back from reviewers."""
