"""Who waits for whom in a matter."""

NOBODY, US, THEM = "", "us", "them"


def awaiting_after(awaiting: str, *, direction: str, expects_answer: bool) -> str:
    """Who is waited for after one more contact: "us", "them" or nobody ("").

    `direction` is "in" (the customer spoke to us) or "out". A customer who says more without asking again still waits
    for the first answer; whatever we say without a question of our own counts as our answer.
    """
    if direction == "in":
        if expects_answer:
            return US
        return NOBODY if awaiting == THEM else awaiting
    return THEM if expects_answer else NOBODY
