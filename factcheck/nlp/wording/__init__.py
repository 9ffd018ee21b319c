"""Words and their order: what is English, what is another language, what nobody would write."""
