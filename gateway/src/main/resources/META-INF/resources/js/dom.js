const SVG = 'http://www.w3.org/2000/svg';

/**
 * Makes an element: `h('p.note#first', { title: 'x', onclick: go }, 'text', child, [more], null)`. Properties that are
 * functions become listeners, true and false add and leave out, everything else is an attribute; null children are left out.
 */
export function h(selector, ...rest) {
  return build(name => document.createElement(name), selector, rest);
}

/** The same for SVG. */
export function s(selector, ...rest) {
  return build(name => document.createElementNS(SVG, name), selector, rest);
}

function build(create, selector, rest) {
  const [name, ...marks] = selector.split(/(?=[.#])/);
  const element = create(name);
  for (const mark of marks) {
    if (mark[0] === '#') element.id = mark.slice(1);
    else element.classList.add(mark.slice(1));
  }
  const properties = isProperties(rest[0]) ? rest[0] : {};
  for (const [key, value] of Object.entries(properties)) set(element, key, value);
  element.append(...rest.flat(Infinity).filter(child => child != null && child !== false && !isProperties(child)));
  return element;
}

function isProperties(value) {
  return value != null && typeof value === 'object' && !(value instanceof Node) && !Array.isArray(value);
}

function set(element, key, value) {
  if (typeof value === 'function') element.addEventListener(key.slice(2), value);
  else if (value === true) element.setAttribute(key, '');
  else if (value !== false && value != null) element.setAttribute(key, value);
}

let last = 0;

/** An id that no other element of the page has. */
export function freshId(prefix) {
  return `${prefix}-${++last}`;
}
