// A list of messages that stays where the reader is, and redraws only what changed.
import {el} from './dom.js';
import {day, messageNode} from './message.js';

const PAUSE = 300;

export class MessageList {
  constructor(list, scroll, options) {
    this.list = list;
    this.scroll = scroll;
    this.options = options;
    this.drawn = new Map();
  }

  get atBottom() {
    return this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < 80;
  }

  toBottom() {
    this.scroll.scrollTop = this.scroll.scrollHeight;
  }

  reset() {
    this.drawn.clear();
    this.list.replaceChildren();
  }

  /** `touched` holds the messages that must be drawn anew even if they are there. */
  draw(messages, touched = new Set()) {
    const follow = this.atBottom;
    const focus = focusIn(this.list);
    const nodes = [];
    const keep = new Map();
    messages.forEach((message, i) => {
      const before = messages[i - 1];
      if (this.options.days && (!before || day(before) !== day(message))) nodes.push(this.dayNode(message, keep));
      const underRoot = this.options.inThread && i === 1;
      const follows = !underRoot && isFollowUp(before, message);
      nodes.push(this.node(message, follows, touched, keep));
    });
    this.drawn = keep;
    place(this.list, nodes);
    restore(this.list, focus);
    if (follow) this.toBottom();
    return follow;
  }

  dayNode(message, keep) {
    const key = 'day ' + day(message);
    const known = this.drawn.get(key);
    const node = known?.node ?? el('li', {class: 'day'}, el('span', {}, day(message)));
    keep.set(key, {node});
    return node;
  }

  node(message, follows, touched, keep) {
    const known = this.drawn.get(message.ts);
    const same = known && known.message === message && known.follows === follows && !touched.has(message.ts);
    const node = same ? known.node : messageNode(message, {...this.options, follows});
    keep.set(message.ts, {message, follows, node});
    message.fresh = false;
    return node;
  }
}

function isFollowUp(before, message) {
  return Boolean(before) && before.author === message.author && !message.ephemeral && !before.ephemeral
    && !message.broadcast && !message.subtype && !before.subtype && day(before) === day(message)
    && Number(message.ts) - Number(before.ts) < PAUSE;
}

/** Puts the nodes in order and touches only what moved. */
function place(list, nodes) {
  nodes.forEach((node, i) => {
    if (list.children[i] !== node) list.insertBefore(node, list.children[i] ?? null);
  });
  while (list.children.length > nodes.length) list.lastElementChild.remove();
}

function focusIn(list) {
  const active = document.activeElement;
  if (!list.contains(active)) return undefined;
  return {message: active.closest('.message')?.id, action: active.dataset?.action};
}

/** A redrawn card keeps the keyboard where it was. */
function restore(list, focus) {
  if (!focus || list.contains(document.activeElement)) return;
  const message = focus.message && document.getElementById(focus.message);
  const target = focus.action && message?.querySelector(`[data-action="${CSS.escape(focus.action)}"]`);
  (target || message)?.focus({preventScroll: true});
}
