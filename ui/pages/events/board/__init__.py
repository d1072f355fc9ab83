"""The board of an event: slots down, tables across, meetings as cards that are moved by hand."""
