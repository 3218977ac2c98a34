"""The vocabulary of tieup."""
