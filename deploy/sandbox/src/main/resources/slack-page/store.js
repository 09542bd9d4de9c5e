// What the page knows: filled by the stream, read by everything that draws.

export const store = {
  me: '', direct: '', team: '', bot: {id: '', name: ''}, people: [], groups: [], commands: [],
  channels: [], messages: new Map(), views: [], panel: {title: '', sections: [], switches: [], hints: []},
  channel: '', thread: '', emoji: {},
};

export const keyOf = (channel, ts) => channel + '/' + ts;

export function introduce(hello) {
  Object.assign(store, hello, {messages: new Map(), channels: [], views: []});
}

/** Takes the news in; returns the messages that changed. */
export function take(news) {
  const changed = [];
  if (news.channels) store.channels = news.channels;
  for (const message of news.messages ?? []) {
    const key = keyOf(message.channel, message.ts);
    message.fresh = !store.messages.has(key);
    store.messages.set(key, message);
    changed.push(message);
  }
  for (const key of news.gone ?? []) store.messages.delete(key);
  if (news.views) store.views = news.views;
  if (news.panel) store.panel = news.panel;
  return changed;
}

export const sorted = list => list.sort((a, b) => (a.ts < b.ts ? -1 : a.ts > b.ts ? 1 : 0));

export const inChannel = channel =>
  sorted([...store.messages.values()].filter(m => m.channel === channel && (!m.thread || m.broadcast)));

export const repliesTo = (channel, ts) =>
  sorted([...store.messages.values()].filter(m => m.channel === channel && m.thread === ts));

export function author(id) {
  if (id === store.bot.id) return {name: store.bot.name, bot: true};
  if (id === 'USLACKBOT') return {name: 'Slackbot', bot: true};
  const person = store.people.find(p => p.id === id);
  return person ? {name: person.display, bot: false} : {name: id, bot: true};
}

export const channelName = id => {
  const channel = store.channels.find(c => c.id === id);
  if (!channel) return id;
  return channel.kind === 'direct' ? store.bot.name : channel.name;
};

export const groupName = id => store.groups.find(g => g.id === id)?.handle ?? id;

// What was read lives in the tab, per person.
const readKey = channel => `read:${store.me}:${channel}`;
export const lastRead = channel => sessionStorage.getItem(readKey(channel)) ?? '';
export function markRead(channel) {
  const newest = inChannel(channel).at(-1);
  if (newest) sessionStorage.setItem(readKey(channel), newest.ts);
}
export const unread = channel =>
  inChannel(channel).filter(m => m.ts > lastRead(channel) && m.author !== store.me).length;
