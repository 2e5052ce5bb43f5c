"""What can happen between customer and company."""

from wiring.events import Strand, Tone, declare

CONTACT = declare("contact.recorded", "Customer and company talked.", strand=Strand.TALK, icon="phone")
THREAD_REOPENED = declare("thread.reopened", "A settled matter was taken up again.", icon="message-square")
NOTE_WRITTEN = declare("note.written", "One of us wrote a note.", icon="sticky-note")
NOTE_CORRECTED = declare("note.corrected", "A note was replaced by a better one.", icon="sticky-note")
NOTE_WITHDRAWN = declare("note.withdrawn", "A note was taken back.", icon="sticky-note")
NOTE_RESTORED = declare("note.restored", "A note taken back by mistake stands again.", icon="sticky-note")
PROMISE_MADE = declare("promise.made", "One of us promised something.", icon="handshake")
PROMISE_KEPT = declare("promise.kept", "A promise was kept in time.", icon="handshake", tone=Tone.GOOD)
PROMISE_BROKEN = declare("promise.broken", "A promise was not kept when it was due.", icon="handshake", tone=Tone.BAD)
PROMISE_MADE_GOOD = declare("promise.made_good", "A broken promise was done after all.", icon="handshake")
PROMISE_RENEGOTIATED = declare("promise.renegotiated", "A promise got a new date or content.", icon="handshake")
PROMISE_HANDED_OVER = declare("promise.handed_over", "Somebody else took a promise over.", icon="handshake")
TASK_GIVEN = declare("task.given", "Something is to be done because we noticed something.", icon="flag")
TASK_DONE = declare("task.done", "What was to be done for the customer is done.", icon="flag", tone=Tone.GOOD)
TASK_DROPPED = declare("task.dropped", "What was to be done was called off, for a reason.", icon="flag")
TASK_HANDED_OVER = declare("task.handed_over", "Somebody else took a task over.", icon="flag")
TASK_REOPENED = declare("task.reopened", "What was done or called off is to be done again.", icon="flag")
WEB_VISIT = declare("web.visited", "The customer looked around on the web site.", strand=Strand.WEB, icon="globe")
VISITOR_IDENTIFIED = declare(
    "visitor.identified", "A browser seen before turned out to be this customer's.", strand=Strand.WEB, icon="globe"
)
REPORTED = declare("report.received", "Another system told us of something that happened.", icon="zap")
