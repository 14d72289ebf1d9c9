"""May this content be served? Texts, references, proofs over every situation, sources, readability."""
