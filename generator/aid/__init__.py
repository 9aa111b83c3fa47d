"""Help at the moment of posting: what the clauses say of a post, by the answers to questions."""
