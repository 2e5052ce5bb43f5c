// Every behaviour of the face, one file each.
import "./csrf.js";
import "./morph.js";
import "./commands.js";
import "./dialogs.js";
import "./palette.js";
import "./sheet.js";
import "./search.js";
import "./list.js";
import "./live.js";
import "./drafts.js";
import "./toasts.js";
import "./faults.js";
import "./clock.js";
import "./look.js";
import "./forms.js";
import "./drop.js";
import "./menu.js";
