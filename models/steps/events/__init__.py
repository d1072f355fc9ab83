"""Matchmaking events: their rows, their guests, their meetings and what came of them."""
