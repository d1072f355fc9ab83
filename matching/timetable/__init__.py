"""Timetables of matchmaking events: meetings × slots × tables in, a timetable with proofs and reasons out."""
