"""Who said what: quotations, reported speech, and the speakers behind both."""
