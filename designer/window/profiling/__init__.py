"""Profiles, sweeps and rooflines: what was measured, as tables, charts and sentences."""
