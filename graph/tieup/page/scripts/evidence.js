// A claim with its words: who says so, how surely, and the quotation marked in its sentence.

import { claimsOf } from "./data.js";
import { link, make } from "./dom.js";
import { standingPicture } from "./legend.js";
import { dateWords, periodWords, standingWord } from "./words.js";

/** @typedef {import("./data.js").Claim} Claim */

/** @param {Claim} claim */
function voice(claim) {
  const said = [standingWord(claim.certainty)];
  if (claim.source) said.push(`says ${claim.source}`);
  if (claim.role) said.push(`as “${claim.role}”`);
  const period = periodWords(claim.start, claim.end);
  return period ? [...said, period].join(" · ") : said.join(" · ");
}

/** @param {Claim} claim */
function origin(claim) {
  const { id, title, url, published, publisher } = claim.article;
  const where = [publisher, published ? dateWords(published) : "undated"].filter(Boolean).join(", ");
  return make("p", { class: "origin" }, link(url, title ?? id), make("span", {}, where));
}

/** @param {Claim} claim */
export function claimView(claim) {
  return make(
    "li",
    { class: "claim" },
    make("p", { class: "voice" }, standingPicture(claim.certainty ?? "unstated"), voice(claim)),
    make("blockquote", { dir: "auto" }, claim.before, make("mark", {}, claim.exact), claim.after),
    origin(claim),
  );
}

/** All that was said for and against a relation, as soon as it is unpacked. @param {import("./data.js").Relation} relation */
export function claimsView(relation) {
  const list = make("ul", { class: "claims" });
  claimsOf(relation).then((claims) => list.append(...claims.map(claimView)));
  return list;
}
