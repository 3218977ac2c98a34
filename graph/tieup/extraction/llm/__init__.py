"""Language models as extractors: any OpenAI-compatible endpoint, asked only when it is named."""

from tieup.extraction.llm.account import Account, read_budget, read_price
from tieup.extraction.llm.endpoint import require_client
from tieup.extraction.llm.extractor import Settings, extract, signature

__all__ = ["Account", "Settings", "extract", "read_budget", "read_price", "require_client", "signature"]
