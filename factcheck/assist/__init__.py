"""Suggestions of a language model: asked for, then held to the words of the text. Off unless set up."""
