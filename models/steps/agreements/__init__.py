"""From an accepted proposal to the facts of a Perjanjian Kemitraan."""
