"""Every door of the house against everybody who might knock: routes x methods x people x whose things."""
