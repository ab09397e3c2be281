"""Words of crisis, and what is said and shown when somebody writes them."""
