"""Enterprises, partners and needs: listed, viewed and saved."""
