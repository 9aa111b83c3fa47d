"""The handbook as a document for word processors, before anything is stored."""
