// What can be taken along: a link, the question behind the view, a table, a picture.

import { pngOfGraph } from "./canvas.js";
import { iriOf, nameOf, partiesOf } from "./data.js";
import { button, byId, make, shape } from "./dom.js";
import { visibleRelations } from "./listing.js";
import { colour } from "./look.js";
import { listed, verbOf } from "./phrases.js";
import { sparql } from "./sparql.js";
import { standpointOf, state } from "./state.js";
import { lanesNow, timelinePicture } from "./timeline.js";

const COLUMNS_OF_CSV = ["subject", "relation", "object", "start", "end", "first_attested", "last_attested", "certainty", "status", "iri"];
const BROAD = 1200; // pixels of a timeline that is taken along
const HIGH = 400; // lanes in it at most

/** The relations that are seen: of what is chosen, else all that are visible. */
function seen() {
  const { chosen } = state;
  const visible = visibleRelations();
  if (!chosen) return visible;
  return visible.filter((relation) => iriOf(relation.id) === iriOf(chosen) || partiesOf(relation).includes(chosen));
}

/** A cell that no spreadsheet takes for a formula. @param {?string} text */
function cell(text) {
  const safe = /^[=+\-@\t\r]/.test(text ?? "") ? `'${text}` : (text ?? "");
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csv() {
  const rows = seen().map((relation) => {
    const { start, end, firstAttested, lastAttested, standing, status } = standpointOf(relation.id) ?? relation;
    const [first, ...others] = partiesOf(relation);
    return [nameOf(first), verbOf(relation), listed(others), start, end, firstAttested, lastAttested, standing, status, iriOf(relation.id)];
  });
  return [COLUMNS_OF_CSV, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

function timelineText() {
  const lanes = lanesNow().slice(0, HIGH);
  const picture = timelinePicture(lanes, { from: 0, until: lanes.length, width: BROAD });
  picture.prepend(shape("rect", { width: "100%", height: "100%", fill: colour("ground") }));
  return new XMLSerializer().serializeToString(picture);
}

/** @param {string} text @param {string} type */
function asData(text, type) {
  return URL.createObjectURL(new Blob([text], { type }));
}

/** @param {HTMLTextAreaElement} box @param {HTMLElement} note */
async function copyText(box, note) {
  box.select();
  const isCopied = await navigator.clipboard?.writeText(box.value).then(() => true, () => false) || document.execCommand("copy");
  note.textContent = isCopied ? "Copied." : "The browser does not let the page copy; press Ctrl+C.";
}

/** @param {string} title @param {HTMLElement} content @param {Array<?Node>} choices */
function open(title, content, choices) {
  /** @type {HTMLDialogElement} */
  const dialog = byId("copy");
  const note = make("p", { class: "hint", role: "status" });
  const close = button("Close", () => dialog.close());
  dialog.replaceChildren(make("h2", { id: "copy-title" }, title), content, make("p", { class: "choices" }, ...choices, close), note);
  dialog.showModal();
  return note;
}

/** @param {string} title @param {string} text @param {string} [file] */
function offerText(title, text, file) {
  const box = /** @type {HTMLTextAreaElement} */ (make("textarea", { readonly: true, "aria-labelledby": "copy-title", spellcheck: "false" }));
  box.value = text;
  const save = file ? make("a", { href: asData(text, "text/plain"), download: file }, `Save as ${file}`) : null;
  const note = open(title, box, [button("Copy", () => copyText(box, note)), save]);
  box.select();
}

/** @param {string} title @param {string} address @param {string} shown @param {string} file */
function offerPicture(title, address, shown, file) {
  open(title, make("img", { src: shown, alt: "What is seen in the view" }), [make("a", { href: address, download: file }, `Save as ${file}`)]);
}

function takePicture() {
  if (state.view !== "timeline") {
    const png = pngOfGraph();
    return offerPicture("The graph as a picture", png, png, "graph.png");
  }
  const svg = timelineText();
  offerPicture("The timeline as a picture", asData(svg, "image/svg+xml"), `data:image/svg+xml,${encodeURIComponent(svg)}`, "timeline.svg");
}

/** Build the menu; it closes when something is taken from it or it loses the focus. */
export function startCopying() {
  /** @type {HTMLDetailsElement} */
  const menu = byId("take");
  const take = (/** @type {string} */ label, /** @type {() => void} */ action) => button(label, () => { menu.open = false; action(); });
  menu.querySelector("div")?.replaceChildren(
    take("Link to this view", () => offerText("Link to this view", location.href)),
    take("Question in SPARQL", () => offerText("The question behind this view", sparql(), "view.rq")),
    take("Table as CSV", () => offerText("What is seen, as CSV", csv(), "relations.csv")),
    take("Picture", takePicture),
  );
  menu.addEventListener("keydown", ({ key }) => key === "Escape" && (menu.open = false));
  menu.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !menu.contains(/** @type {Node} */ (relatedTarget))) menu.open = false; });
}
