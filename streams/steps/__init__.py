"""The pure steps, in the order data meets them: parse -> split -> clean -> classify."""
