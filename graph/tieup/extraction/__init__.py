"""From an article's text to mentions and claims."""
