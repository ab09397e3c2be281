"""What is asked about notices: each is said as its reader may know it now."""
