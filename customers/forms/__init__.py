"""What a person may ask of us about customers, one file per noun."""
