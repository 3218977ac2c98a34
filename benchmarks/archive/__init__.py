"""Made-up articles about companies and phones, the same for the same size, and a store of them."""
