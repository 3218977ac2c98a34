// A claim with its words: who says so, how surely, and the quotation marked in its sentence.

import { claimsOf } from "./data.js";
import { link, make } from "./dom.js";
import { standingPicture } from "./legend.js";
import { counted, dateWords, periodWords, standingWord } from "./words.js";

/**
 * @typedef {import("./data.js").Claim} Claim
 * @typedef {import("./data.js").Relation} Relation
 */

/** What became of a rumour. @type {Object<string, string>} */
const OUTCOMES = { bearsOut: "came true", disproves: "proved wrong", leavesOpen: "still open" };

/** @param {Claim} claim */
function voice(claim) {
  const said = [standingWord(claim.certainty)];
  if (claim.source) said.push(`says ${claim.source}`);
  if (claim.role) said.push(`as “${claim.role}”`);
  const period = periodWords(claim.start, claim.end);
  return period ? [...said, period].join(" · ") : said.join(" · ");
}

/** @param {Claim} claim */
function origin({ article }) {
  const published = article.published ? dateWords(article.published) : "undated";
  const where = [article.publisher, published].filter(Boolean).join(", ");
  return make("p", { class: "origin" }, link(article.url, article.title ?? article.id), make("span", { dir: "auto" }, where));
}

/** @param {Claim} claim */
function claimView(claim) {
  const outcome = OUTCOMES[claim.outcome ?? ""];
  return make(
    "li",
    { class: "claim" },
    make("p", { class: "voice" }, standingPicture(claim.certainty ?? "unstated"), make("span", { dir: "auto" }, voice(claim)), outcome ? make("b", { class: `outcome ${claim.outcome}` }, outcome) : null),
    make("blockquote", { dir: "auto" }, claim.before, make("mark", {}, claim.exact), claim.after),
    origin(claim),
  );
}

/**
 * @param {string} heading
 * @param {Claim[]} claims  in the order of their publication
 */
function side(heading, claims) {
  if (!claims.length) return null;
  const sorted = [...claims].sort((a, b) => (a.article.published ?? "9").localeCompare(b.article.published ?? "9"));
  return make("section", {}, make("h3", {}, heading), make("ul", { class: "claims" }, ...sorted.map(claimView)));
}

/**
 * All that is said of a relation, for it and against it; it appears as soon as it is unpacked.
 * @param {Relation} relation
 */
export function claimsView(relation) {
  const view = make("div", { "aria-busy": "true" });
  claimsOf(relation).then((claims) => {
    const against = claims.filter(({ certainty }) => certainty === "denied");
    const speaking = claims.filter(({ certainty }) => certainty !== "denied");
    const added = against.length ? " for it" : "";
    const parts = [
      side(`${counted(speaking.length, "statement", "statements")}${added}`, speaking),
      side(`${counted(against.length, "statement", "statements")} against it`, against),
    ];
    view.replaceChildren(...parts.filter((part) => part !== null));
    view.removeAttribute("aria-busy");
  });
  return view;
}
