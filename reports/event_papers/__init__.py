"""What is printed for a matchmaking event: slips, cards, lists, badges, briefs, letters, recap."""
