"""Pose data: read, checked, set in motion, said in words."""
