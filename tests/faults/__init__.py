"""Faults on purpose: what was acknowledged is there once, in order, whatever was killed."""
