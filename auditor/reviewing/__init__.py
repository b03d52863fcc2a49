"""People going through the findings of an audit: what there is to decide, the page for it, and its local server."""
