"""How the weights that tieup ships with are trained."""
