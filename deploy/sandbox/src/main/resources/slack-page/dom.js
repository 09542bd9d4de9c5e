// Builds DOM nodes. Data only ever becomes text nodes and known attributes, never markup.

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'class') node.className = value;
    else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'dataset') Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children.flat(3).filter(child => child !== undefined && child !== null && child !== false));
  return node;
}

export const byId = id => document.getElementById(id);

/** A link only to http, https and mailto; anything else stays text. */
export function link(url, ...children) {
  let safe;
  try {
    safe = ['http:', 'https:', 'mailto:'].includes(new URL(url, location.href).protocol);
  } catch {
    safe = false;
  }
  if (!safe) return el('span', {}, ...children);
  const here = new URL(url, location.href).origin === location.origin;
  return el('a', {href: url, target: here ? undefined : '_blank', rel: 'noopener noreferrer'}, ...children);
}

export function toast(text) {
  const note = el('div', {class: 'toast'}, text);
  byId('toasts').append(note);
  setTimeout(() => note.remove(), 6000);
}

let announcing;
export function announce(text) {
  clearTimeout(announcing);
  announcing = setTimeout(() => { byId('announcer').textContent = text; }, 200);
}
