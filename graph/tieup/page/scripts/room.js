// Room for texts in the picture: beside what they belong to, where they cover neither marks nor each other.

/**
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 * @typedef {{x: number, y: number}} Point
 * @typedef {{id: string, x: number, y: number, radius: number, ends: Point[]}} Anchor  what a text stands beside; its ties lead to the ends
 * @typedef {Array<Box & {id: string, weight: number}>} Square
 * @typedef {{anchor: Anchor, width: number, height: number, limit: number}} Wish  a text that has to have room at a cost below the limit
 */

/** What it costs to cover a mark, or to stand beyond the rim; each bit of one's own ties costs 1. */
export const COVERED = 100;
/** What it costs to cover another text. */
export const NEVER = 10_000;

const ORDER = 0.3; // the cost of each place that was preferred
const BITS = 16; // of a tie
const ROWS_OF_SQUARES = 100_003; // more than there are, so that every square has a number of its own

/** Below something, above it, to its right, to its left, and between these. @param {Wish} wish @param {number} gap @returns {Box[]} */
function candidates({ anchor: { x, y, radius }, width, height }, gap) {
  const off = radius + gap;
  const slant = off * 0.7;
  const at = (/** @type {number} */ left, /** @type {number} */ top) => ({ left, top, right: left + width, bottom: top + height });
  return [
    at(x - width / 2, y + off), at(x - width / 2, y - off - height), at(x + off, y - height / 2), at(x - off - width, y - height / 2),
    at(x + slant, y + slant), at(x - slant - width, y + slant), at(x + slant, y - slant - height), at(x - slant - width, y - slant - height),
  ];
}

/** @param {Box} one @param {Box} other */
function meet(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** @param {Box} box @param {Box} frame */
function isWithin(box, frame) {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}

/** How many bits of a tie lie under a box. @param {Box} box @param {Point} from @param {Point} to */
function under(box, from, to) {
  let bits = 0;
  for (let bit = 1; bit < BITS; bit++) {
    const [x, y] = [from.x + ((to.x - from.x) * bit) / BITS, from.y + ((to.y - from.y) * bit) / BITS];
    if (x > box.left && x < box.right && y > box.top && y < box.bottom) bits++;
  }
  return bits;
}

/** Boxes by the squares that they lie in, so that those near another are found without looking at all. */
class Boxes {
  /** @param {number} side  of a square */
  constructor(side) {
    this.side = side;
    /** @type {Map<number, Square>} */
    this.squares = new Map();
  }

  /** @param {Box} box @param {(square: number) => void} visit */
  each({ left, top, right, bottom }, visit) {
    for (let x = Math.floor(left / this.side); x <= right / this.side; x++) {
      for (let y = Math.floor(top / this.side); y <= bottom / this.side; y++) visit(x * ROWS_OF_SQUARES + y);
    }
  }

  /** @param {Box & {id: string, weight: number}} box */
  add(box) {
    this.each(box, (square) => {
      const within = this.squares.get(square);
      if (within) within.push(box);
      else this.squares.set(square, [box]);
    });
  }

  /** The weight of those that meet a box, except those of `id`. @param {Box} box @param {string} id */
  met(box, id) {
    /** @type {Square} */
    const found = [];
    this.each(box, (square) => {
      for (const other of this.squares.get(square) ?? []) {
        if (other.id !== id && meet(box, other) && !found.includes(other)) found.push(other);
      }
    });
    return found.reduce((sum, { weight }) => sum + weight, 0);
  }
}

/**
 * Find room for texts; the first choose first.
 * @param {Wish[]} wishes
 * @param {Array<Anchor & {weight: number}>} marks  not to be covered, except by the text of their own; how much each counts
 * @param {Box} frame  beyond which texts are cut off
 * @param {number} gap  between a mark and its text
 * @returns {Array<?Box>}  null where there is no room
 */
export function roomFor(wishes, marks, frame, gap) {
  const side = Math.max(1, ...wishes.map(({ width }) => width)) / 2;
  const [covered, taken] = [new Boxes(side), new Boxes(side)];
  for (const { id, x, y, radius, weight } of marks) covered.add({ id, weight, left: x - radius, top: y - radius, right: x + radius, bottom: y + radius });
  return wishes.map((wish) => {
    const { id, ends } = wish.anchor;
    let [best, least] = [/** @type {?Box} */ (null), wish.limit];
    candidates(wish, gap).forEach((box, turn) => {
      const cost = taken.met(box, id) * NEVER + covered.met(box, id) * COVERED + (isWithin(box, frame) ? 0 : COVERED) + turn * ORDER;
      if (cost >= least) return; // before its ties are counted, which takes long where there are many
      const whole = ends.reduce((sum, end) => sum + under(box, wish.anchor, end), cost);
      if (whole < least) [best, least] = [box, whole];
    });
    if (best) taken.add({ id, weight: 1, .../** @type {Box} */ (best) });
    return best;
  });
}
