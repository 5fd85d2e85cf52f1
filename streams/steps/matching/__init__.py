"""What an article says: known words and phrases found in one pass, weighed, and explained."""
