"""Tables on a page → rows of cells: ruled (`tables`), striped (`stripes`), unruled (`gridless`)."""
