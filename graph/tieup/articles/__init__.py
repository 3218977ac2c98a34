"""Articles: plain text with or without a header, HTML files, folders of them, and web addresses."""

from tieup.articles.sources import MAX_BYTES, read_article, read_articles

__all__ = ["MAX_BYTES", "read_article", "read_articles"]
