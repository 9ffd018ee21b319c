"""The browser's door: one blueprint a noun. Views read a form, call one function, and answer."""
