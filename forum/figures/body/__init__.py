"""A person: measures, joints, contacts and shapes."""
