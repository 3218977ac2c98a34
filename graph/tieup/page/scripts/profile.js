// What a party is tied to, list by list: partners over the years, products, people, and apart from them what is not accepted.

import { byName, byRank, entities, nameOf, tiesOf } from "./data.js";
import { button, make } from "./dom.js";
import { kindPicture, standingPicture } from "./legend.js";
import { kindColour } from "./look.js";
import { headingOf } from "./phrases.js";
import { otherEnd } from "./scene.js";
import { choose, presence, state } from "./state.js";
import { dateWords, periodWords, standingWord } from "./words.js";

/** @typedef {import("./data.js").Relation} Relation */

const MOST_ROWS = 40; // rows of a list that are shown at once

/** Lists of what does not count as accepted. @type {Object<string, string>} */
const UNSETTLED = { rumourOnly: "Only rumoured", refuted: "Denied", disputed: "Disputed" };

/** @param {string} id @param {Relation} relation @param {string} [heading]  of its kind, where the list does not say it */
function row(id, relation, heading) {
  const { role, start, end, kind, standing } = relation;
  const isPlain = kind === "quotedIn" || standing === "unstated";
  const launched = kind === "manufacturedBy" ? (entities.get(otherEnd(relation, id))?.launches[0]?.date ?? "") : "";
  const isThen = state.moment.day === null || !["ended", "before"].includes(presence(relation.id));
  const notes = [heading?.toLowerCase(), role, launched && `launched ${dateWords(launched)}`, periodWords(start, end), isPlain ? "" : standingWord(standing).toLowerCase(), isThen ? "" : "not then"];
  const open = button(nameOf(otherEnd(relation, id)), () => choose(relation.id), { class: isThen ? "row" : "row over", dir: "auto" });
  open.prepend(standingPicture(standing, kindColour(kind)));
  open.append(make("small", {}, notes.filter(Boolean).join(", ")));
  return make("li", {}, open);
}

/**
 * A list that begins with its first rows; a button brings the others.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Node} view
 * @param {string} [tag]
 */
export function longList(items, view, tag = "ul") {
  const list = make(tag, { class: "rows" }, ...items.slice(0, MOST_ROWS).map(view));
  if (items.length <= MOST_ROWS) return list;
  const more = button(`Show all ${items.length.toLocaleString("en")}`, () => {
    more.replaceWith();
    list.append(...items.slice(MOST_ROWS).map(view));
  }, { class: "more" });
  return make("div", {}, list, more);
}

/** Partners in the order of their years, all else by name. @param {Relation[]} ties @param {string} id */
function inOrder(ties, id) {
  const begun = (/** @type {Relation} */ { span }) => span.startEarliest ?? span.certainFrom ?? span.endLatest ?? Infinity;
  const since = (/** @type {Relation} */ a, /** @type {Relation} */ b) => (a.kind === "partneredWith" ? begun(a) - begun(b) || 0 : 0);
  return [...ties].sort((a, b) => byRank(a.kind, b.kind) || since(a, b) || byName(nameOf(otherEnd(a, id)), nameOf(otherEnd(b, id))));
}

/**
 * The lists of one party, those that count first.
 * @param {string} id
 */
export function profile(id) {
  const ties = inOrder(tiesOf(id), id);
  const accepted = Map.groupBy(ties.filter(({ status }) => !(status in UNSETTLED)), (tie) => headingOf(tie, id));
  const apart = Map.groupBy(ties.filter(({ status }) => status in UNSETTLED), ({ status }) => status);
  const lists = [...accepted].map(([heading, group]) => section(heading, kindPicture(group[0].kind), longList(group, (tie) => row(id, tie))));
  const others = Object.keys(UNSETTLED).flatMap((status) => {
    const group = apart.get(status);
    return group ? [section(UNSETTLED[status], null, longList(group, (tie) => row(id, tie, headingOf(tie, id))))] : [];
  });
  return make("div", {}, ...lists, ...others);
}

/** @param {string} heading @param {?Node} picture @param {Node} list */
function section(heading, picture, list) {
  return make("section", {}, make("h3", {}, picture, heading), list);
}
