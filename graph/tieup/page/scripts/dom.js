// Elements made from text: nothing that an article says is ever read as HTML.

/**
 * @param {string} tag
 * @param {Object<string, string | boolean | null | undefined>} attributes  those that are null or false are left out
 * @param {...(Node | string | null | undefined)} children  strings become text
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value != null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/**
 * A button that does something.
 * @param {string} text
 * @param {() => void} action
 * @param {Object<string, string>} attributes
 */
export function button(text, action, attributes = {}) {
  const element = make("button", { type: "button", ...attributes }, text);
  element.addEventListener("click", action);
  return element;
}

/**
 * A link to another page; an address of any kind but http and https stays text.
 * @param {?string | undefined} address
 * @param {string} text
 * @returns {Node}
 */
export function link(address, text) {
  if (!address) return make("cite", {}, text);
  if (!/^https?:\/\/[^\s]+$/i.test(address)) return make("cite", {}, `${text} (${address})`);
  return make("cite", {}, make("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, text));
}

/**
 * @template {Element} T
 * @param {string} id
 * @returns {T}
 */
export function byId(id) {
  return /** @type {T} */ (/** @type {unknown} */ (document.getElementById(id)));
}

/**
 * An element of a drawing.
 * @param {string} tag
 * @param {Object<string, string | number | null | undefined>} attributes  those that are null are left out
 * @param {...(Node | string | null)} children
 * @returns {SVGElement}
 */
export function shape(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) if (value != null) element.setAttribute(name, String(value));
  element.append(...children.filter((child) => child !== null));
  return element;
}
