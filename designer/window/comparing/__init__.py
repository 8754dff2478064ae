"""Networks side by side: the page of figures and charts, and two designs with what differs."""
