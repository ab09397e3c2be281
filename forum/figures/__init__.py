"""Exercises drawn from joint angles: pose data in, joints, pictures and words out."""
