"""Dates, times of day and lengths of time: what an article prints, and the moments it means."""
