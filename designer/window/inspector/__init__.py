"""What is known of what is selected, and the forms that change it."""
