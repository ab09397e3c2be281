"""The one engine behind the port: Whoosh keeps posting lists, we rank."""
