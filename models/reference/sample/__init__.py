"""An invented catalogue for Bakorwil II, the same for the same seed and day."""

from __future__ import annotations

from models.reference.sample.catalogue import SampleCatalogue, sample_catalogue

__all__ = ["SampleCatalogue", "sample_catalogue"]
