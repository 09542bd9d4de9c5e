// Channels, direct messages, and whose eyes one looks through.
import {byId, el} from './dom.js';
import {author, channelName, store, unread} from './store.js';
import {avatar} from './message.js';

export function drawSidebar(openChannel) {
  byId('team').textContent = store.team;
  const item = channel => entry(channel, openChannel);
  byId('channels').replaceChildren(...store.channels.filter(c => c.kind !== 'direct').map(item));
  byId('directs').replaceChildren(...store.channels.filter(c => c.kind === 'direct').map(item));
}

function entry(channel, openChannel) {
  const count = channel.id === store.channel ? 0 : unread(channel.id);
  const direct = channel.kind === 'direct';
  return el('li', {}, el('button', {
    type: 'button', class: count ? 'channel-link unread' : 'channel-link',
    'aria-current': channel.id === store.channel ? 'page' : undefined,
    onclick: () => openChannel(channel.id),
  },
  direct ? avatar(store.bot.id, true) : el('span', {class: 'sigil', 'aria-hidden': 'true'}, channel.kind === 'private' ? '🔒' : '#'),
  el('span', {class: 'channel-label'}, channelName(channel.id)),
  count > 0 && el('span', {class: 'count', 'aria-label': `${count} unread`}, String(count))));
}

export function drawViewers(as) {
  byId('viewers').replaceChildren(...store.people.map(person =>
    el('label', {class: 'viewer'},
      radio(person, as),
      avatar(person.id, true),
      el('span', {}, author(person.id).name))));
}

function radio(person, as) {
  const input = el('input', {type: 'radio', name: 'viewer', value: person.id, onchange: () => as(person.id)});
  input.checked = person.id === store.me;
  return input;
}
