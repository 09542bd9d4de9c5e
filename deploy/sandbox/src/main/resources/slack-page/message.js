// One message.
import {el} from './dom.js';
import {author, repliesTo, store} from './store.js';
import {blocks} from './blocks.js';
import {emoji, mrkdwn} from './mrkdwn.js';
import {confirmed} from './dialogs.js';
import {valuesOf} from './inputs.js';
import {act} from './wire.js';

const QUICK = ['+1', 'eyes', 'white_check_mark', 'tada'];

/** `follows` draws it without a face, below an earlier message of the same author. */
export function messageNode(message, {follows, inThread, openThread}) {
  const who = author(message.author);
  const quiet = message.subtype === 'channel_join';
  const node = el('li', {
    class: classes(message, follows, quiet), id: (inThread ? 't-' : 'm-') + message.ts, tabindex: '-1',
  },
  message.ephemeral && el('p', {class: 'only-you'}, eye(), 'Only visible to you'),
  message.broadcast && !inThread && el('button', {class: 'broadcast link', type: 'button', onclick: () => openThread(message.thread)}, 'replied to a thread'),
  el('div', {class: 'message-row'},
    follows ? el('time', {class: 'gutter-time', datetime: iso(message)}, clock(message)) : avatar(message.author),
    el('div', {class: 'message-main'},
      !follows && el('div', {class: 'byline'},
        el('span', {class: 'name'}, who.name),
        who.bot && el('span', {class: 'badge'}, 'App'),
        el('time', {datetime: iso(message), title: day(message)}, clock(message))),
      body(message),
      reactions(message),
      !inThread && !message.thread && threadLink(message, openThread))),
  !message.ephemeral && !quiet && tools(message, inThread, openThread));
  return node;
}

function classes(message, follows, quiet) {
  return ['message', follows && 'follows', message.ephemeral && 'ephemeral', quiet && 'quiet', message.fresh && 'fresh']
    .filter(Boolean).join(' ');
}

function body(message) {
  const press = (block, element, option) => pressed(message, block, element, option);
  const content = el('div', {class: 'body'});
  if (message.blocks.length) {
    content.append(...blocks(message.blocks, press, message.ts));
  } else if (message.text) {
    content.append(el('div', {class: 'text'}, mrkdwn(message.text), edited(message)));
  }
  if (message.blocks.length && message.edited) content.append(edited(message));
  content.append(...message.files.map(file));
  return content;
}

const edited = message => (message.edited ? el('span', {class: 'muted edited'}, ' (edited)') : '');

async function pressed(message, block, element, option) {
  const node = document.activeElement;
  if (element.confirm && !(await confirmed(element.confirm))) {
    if (node?.tagName === 'SELECT') node.value = '';
    return;
  }
  node?.classList.add('working');
  setTimeout(() => node?.classList.remove('working'), 3000);
  const values = valuesOf(node?.closest('.message'), message.blocks, message.ts);
  await act({
    act: 'click', values, channel: message.channel, ts: message.ts, block: block.block_id ?? '', action: element.action_id, option,
  });
}

function file(shared) {
  return el('details', {class: 'file', open: true},
    el('summary', {}, el('span', {class: 'file-name'}, shared.title || shared.name), el('span', {class: 'muted'}, ` ${shared.size} bytes`)),
    el('pre', {}, shared.preview ?? ''));
}

function reactions(message) {
  if (!message.reactions.length) return undefined;
  return el('div', {class: 'reactions'}, message.reactions.map(({name, users}) =>
    el('button', {
      class: 'reaction', type: 'button', 'aria-pressed': users.includes(store.me),
      title: users.map(id => author(id).name).join(', ') + ` reacted with :${name}:`,
      onclick: () => react(message, name),
    }, emoji(name), el('span', {}, String(users.length)))));
}

const react = (message, name) => act({act: 'react', channel: message.channel, ts: message.ts, emoji: name});

function threadLink(message, openThread) {
  const replies = repliesTo(message.channel, message.ts);
  if (!replies.length) return undefined;
  const faces = [...new Set(replies.map(r => r.author))].slice(0, 4);
  return el('button', {class: 'thread-link', type: 'button', onclick: () => openThread(message.ts)},
    el('span', {class: 'faces'}, faces.map(id => avatar(id, true))),
    el('strong', {}, replies.length === 1 ? '1 reply' : `${replies.length} replies`),
    el('span', {class: 'muted'}, `Last reply ${clock(replies.at(-1))}`));
}

function tools(message, inThread, openThread) {
  const own = message.author === store.me;
  return el('div', {class: 'tools', role: 'group', 'aria-label': 'Message tools'},
    QUICK.map(name => el('button', {type: 'button', 'aria-label': `React with ${name.replaceAll('_', ' ')}`, onclick: () => react(message, name)}, store.emoji[name] ?? name)),
    !inThread && !message.thread && el('button', {type: 'button', class: 'reply-tool', onclick: () => openThread(message.ts)}, 'Reply'),
    own && el('button', {type: 'button', onclick: () => act({act: 'delete', channel: message.channel, ts: message.ts})}, 'Delete'));
}

export function avatar(id, small = false) {
  const who = author(id);
  if (id === store.bot.id) {
    return el('img', {class: small ? 'avatar small' : 'avatar', src: 'icon.svg', alt: ''});
  }
  const initials = who.name.split(/[\s_-]+/).map(word => word[0] ?? '').join('').slice(0, 2).toUpperCase();
  return el('span', {class: `avatar tint-${hash(id) % 6}` + (small ? ' small' : ''), 'aria-hidden': 'true'}, initials);
}

const hash = text => [...text].reduce((sum, c) => (sum * 31 + c.codePointAt(0)) >>> 0, 7);
const when = message => new Date(Number(message.ts) * 1000);
const iso = message => when(message).toISOString();
export const clock = message => when(message).toLocaleTimeString([], {hour: '2-digit', minute: '2-digit'});
export const day = message => when(message).toLocaleDateString([], {weekday: 'long', month: 'long', day: 'numeric'});

function eye() {
  return el('span', {class: 'eye', 'aria-hidden': 'true'}, '👁');
}
