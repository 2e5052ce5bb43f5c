"""What can happen to what a customer is worth to us, and to what we know of their needs."""

from wiring.events import Tone, declare

TIER_CHANGED = declare("tier.changed", "The customer entered or left a tier.", icon="star", inside=["reasons"])
TIER_OVERRIDDEN = declare("tier.overridden", "One of us put the customer into a tier by hand.", icon="pencil")
TIER_RELEASED = declare("tier.released", "A tier given by hand ended: the figures decide again.", icon="star")
STAGE_CHANGED = declare("stage.changed", "The customer came to another stage of the life cycle.", icon="user")
GAP_EXCEEDED = declare(
    "purchase.overdue", "The customer stays away longer than is usual after this purchase.", icon="clock", tone=Tone.BAD
)
VALUE_FELL = declare("value.fell", "Less is to be expected of the customer than before.", icon="star", tone=Tone.BAD)
VALUE_ROSE = declare("value.rose", "More is to be expected of the customer than before.", icon="star", tone=Tone.GOOD)

NEED_FOUND = declare("need.found", "What the customer said or bought shows a need.", icon="flag", tone=Tone.GOOD)
NEED_LOST = declare("need.lost", "What showed a need does not hold any more.", icon="flag")
NEED_CONFIRMED = declare("need.confirmed", "One of us made sure that the customer has this need.", icon="flag")
NEED_DECLINED = declare("need.declined", "One of us said that the customer does not have this need.", icon="flag")
NEED_LEFT_OPEN = declare("need.left_open", "What one of us said of a need was taken back.", icon="flag")
QUESTION_ASKED = declare("question.asked", "The customer was asked one question.", icon="circle-question-mark")
QUESTION_ANSWERED = declare(
    "question.answered", "The customer answered our question.", icon="circle-question-mark", tone=Tone.GOOD
)
QUESTION_DECLINED = declare("question.declined", "The customer does not want to say.", icon="circle-question-mark")
QUESTION_PUT_OFF = declare("question.put_off", "A question was left for another time.", icon="circle-question-mark")
QUESTION_REOPENED = declare(
    "question.reopened",
    "What was written down of a question was a mistake: it may be asked.",
    icon="circle-question-mark",
)
