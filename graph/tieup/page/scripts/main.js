// The page begins here.

import { fit, startCanvas } from "./canvas.js";
import { startAddress } from "./address.js";
import { startChanges } from "./changes.js";
import { startCopying } from "./copying.js";
import { byId } from "./dom.js";
import { startFilters } from "./filters.js";
import { startListing } from "./listing.js";
import { startPanel } from "./panel.js";
import { startSearch } from "./search.js";
import { startTimebar } from "./timebar.js";
import { startTimeline } from "./timeline.js";
import { startWhereabouts } from "./whereabouts.js";
import { reset } from "./state.js";
import { startViews } from "./views.js";

startFilters();
startPanel();
startListing();
startSearch();
startTimebar();
startWhereabouts();
startViews();
startTimeline();
startChanges();
startCopying();
startCanvas();
startAddress();

byId("fit").addEventListener("click", fit);
byId("reset").addEventListener("click", () => {
  reset();
  fit();
});
document.querySelector("main")?.removeAttribute("aria-busy");
