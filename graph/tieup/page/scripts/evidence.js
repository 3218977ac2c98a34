// A claim with its words: who says so, how surely, and the quotation marked in its sentence.

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
  const published = claim.published ? dateWords(claim.published) : "undated";
  const where = [claim.publisher, published].filter(Boolean).join(", ");
  return make("p", { class: "origin" }, link(claim.url, claim.title ?? claim.article), make("span", {}, where));
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

/** @param {Claim[]} claims */
export function claimsView(claims) {
  return make("ul", { class: "claims" }, ...claims.map(claimView));
}
