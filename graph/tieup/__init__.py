"""tieup reads news articles and keeps who works with whom, since when, and who says so, as a graph with evidence."""
