"""Numbers and what they count: bounds, units, money, shares, rates, ages."""
