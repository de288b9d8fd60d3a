"""How a draft is made of what was studied."""
