"""Who works at the demonstration's company, and how they sign in."""

PASSWORD = "one-to-one"

# name, role
STAFF = [
    ("Ana", "agent"),
    ("Sam", "agent"),
    ("Sue", "supervisor"),
    ("Rita", "rep"),
    ("Zoe", "rep"),
    ("Mia", "marketer"),
    ("Carl", "complaint_handler"),
    ("Max", "customer_manager"),
    ("Pia", "privacy_officer"),
    ("Ada", "admin"),
]


def address_of(name: str) -> str:
    return f"{name.lower()}@picket.example"
