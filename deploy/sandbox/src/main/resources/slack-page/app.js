// Puts the page together.
import {announce, byId} from './dom.js';
import {author, channelName, inChannel, keyOf, markRead, repliesTo, store} from './store.js';
import {act, connect} from './wire.js';
import {Composer} from './composer.js';
import {MessageList} from './list.js';
import {drawHome, showHome} from './home.js';
import {drawModals} from './dialogs.js';
import {drawPanel} from './panel.js';
import {drawSidebar, drawViewers} from './sidebar.js';

const wide = matchMedia('(min-width: 1100px)');
const query = () => new URLSearchParams(location.search);

const main = new MessageList(byId('messages'), byId('scroll'), {days: true, inThread: false, openThread});
const side = new MessageList(byId('thread-messages'), byId('thread-scroll'), {days: false, inThread: true, openThread});
const composer = new Composer(byId('composer-place'), {
  id: 'composer-input', send: text => act({act: 'say', channel: store.channel, text}),
});
const threadComposer = new Composer(byId('thread-composer'), {
  id: 'thread-input', broadcast: true,
  send: (text, broadcast) => act({act: 'say', channel: store.channel, thread: store.thread, text, broadcast}),
});

function start(as) {
  connect(as, () => {
    main.reset();
    side.reset();
    store.channel = '';
  }, onNews);
}

function onNews(changed, news) {
  const first = !store.channel;
  if (news.panel) drawPanel(fill);
  if (news.views) drawModals();
  if (news.views) drawHome();
  if (news.channels && !first) allowWriting();
  if (first) openFirst();
  else {
    draw(changed);
    tell(changed);
  }
  showPanel();
}

function openFirst() {
  const wanted = query().get('c');
  const channels = store.channels;
  const channel = channels.find(c => c.id === wanted) ?? channels.find(c => c.joined && c.kind !== 'direct') ?? channels[0];
  drawViewers(become);
  openChannel(channel.id);
  const thread = query().get('thread');
  if (thread) openThread(thread);
  const message = query().get('m');
  if (message) show(message);
}

function show(ts) {
  const node = byId('t-' + ts) ?? byId('m-' + ts);
  node?.scrollIntoView({block: 'center'});
  node?.classList.add('pointed');
}

function become(person) {
  const url = new URL(location.href);
  url.search = new URLSearchParams({as: person, c: store.channel});
  history.replaceState(null, '', url);
  closeThread();
  start(person);
}

function openChannel(id) {
  store.channel = id;
  closeThread();
  closeSidebar();
  main.reset();
  const channel = store.channels.find(c => c.id === id);
  const direct = channel.kind === 'direct';
  byId('channel-name').textContent = (direct ? '' : '# ') + channelName(id);
  byId('channel-about').textContent = direct ? 'Direct message' : `${channel.members} members`;
  composer.name('Message ' + (direct ? channelName(id) : '#' + channelName(id)));
  allowWriting();
  showHome(false);
  document.title = `${channelName(id)} · ${store.team}`;
  draw([]);
  main.toBottom();
  if (direct) act({act: 'home'});
}

function allowWriting() {
  const joined = store.channels.find(c => c.id === store.channel)?.joined ?? false;
  composer.enable(joined);
  byId('join').hidden = joined;
}

function draw(changed) {
  const touched = new Set(changed.filter(m => m.thread).map(m => m.thread));
  const follow = main.draw(inChannel(store.channel), touched);
  const fresh = changed.some(m => m.channel === store.channel && !m.thread);
  byId('newest').hidden = follow || (byId('newest').hidden && !fresh);
  if (document.visibilityState === 'visible') markRead(store.channel);
  drawSidebar(openChannel);
  drawThread();
}

function drawThread() {
  if (!store.thread) return;
  const root = store.messages.get(keyOf(store.channel, store.thread));
  if (!root) {
    closeThread();
    return;
  }
  const replies = repliesTo(store.channel, store.thread);
  byId('thread-about').textContent = (replies.length === 1 ? '1 reply' : `${replies.length} replies`) + ` in ${label()}`;
  side.draw([root, ...replies]);
}

const label = () => {
  const direct = store.channels.find(c => c.id === store.channel)?.kind === 'direct';
  return (direct ? '' : '#') + channelName(store.channel);
};

function openThread(ts) {
  store.thread = ts;
  side.reset();
  byId('thread').hidden = false;
  threadComposer.name('Reply…', `Also send to ${label()}`);
  threadComposer.enable(store.channels.find(c => c.id === store.channel)?.joined);
  showPanel();
  drawThread();
  side.toBottom();
  threadComposer.input.focus();
}

function closeThread() {
  const ts = store.thread;
  store.thread = '';
  byId('thread').hidden = true;
  showPanel();
  if (ts) byId('m-' + ts)?.focus({preventScroll: true});
}

/** New messages for people who listen instead of look. */
function tell(changed) {
  const heard = changed.filter(m => m.fresh !== undefined && m.author !== store.me && m.channel === store.channel).at(-1);
  if (heard) announce(`${author(heard.author).name}: ${heard.text.slice(0, 200)}`);
}

function fill(command) {
  composer.fill(command);
  if (!wide.matches) setPanel(false);
}

// The panel is open at first where there is room, and stays as the reader left it.
const panelWish = () => sessionStorage.getItem('panel') ?? (wide.matches ? 'open' : 'closed');

function showPanel() {
  const has = store.panel.title !== '';
  const crowded = Boolean(store.thread) && !matchMedia('(min-width: 1500px)').matches;
  const open = has && panelWish() === 'open' && !crowded;
  byId('panel').hidden = !open;
  byId('panel-toggle').hidden = !has;
  byId('panel-toggle').textContent = store.panel.title;
  byId('panel-toggle').setAttribute('aria-expanded', String(open));
  veil();
}

function setPanel(open) {
  sessionStorage.setItem('panel', open ? 'open' : 'closed');
  if (open && store.thread) closeThread();
  showPanel();
  if (open && !wide.matches) byId('close-panel').focus();
}

function openSidebar() {
  byId('app').classList.add('sidebar-open');
  byId('close-sidebar').focus();
  veil();
}

function closeSidebar() {
  byId('app').classList.remove('sidebar-open');
  veil();
}

function veil() {
  const drawer = !wide.matches && !byId('panel').hidden;
  byId('veil').hidden = !(drawer || byId('app').classList.contains('sidebar-open'));
}

byId('open-sidebar').addEventListener('click', openSidebar);
byId('close-sidebar').addEventListener('click', () => { closeSidebar(); byId('open-sidebar').focus(); });
byId('close-thread').addEventListener('click', closeThread);
byId('panel-toggle').addEventListener('click', () => setPanel(byId('panel').hidden));
byId('close-panel').addEventListener('click', () => { setPanel(false); byId('panel-toggle').focus(); });
byId('veil').addEventListener('click', () => { closeSidebar(); if (!wide.matches) setPanel(false); });
byId('join-button').addEventListener('click', () => act({act: 'join', channel: store.channel}));
byId('newest').addEventListener('click', () => { main.toBottom(); byId('newest').hidden = true; });
byId('scroll').addEventListener('scroll', () => { if (main.atBottom) byId('newest').hidden = true; });
document.addEventListener('visibilitychange', () => { if (store.channel) draw([]); });
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
  if (byId('app').classList.contains('sidebar-open')) closeSidebar();
  else if (!wide.matches && !byId('panel').hidden) setPanel(false);
  else if (store.thread) closeThread();
});
wide.addEventListener('change', showPanel);

fetch('emoji.json').then(response => response.json()).then(table => {
  store.emoji = table;
  start(query().get('as') ?? '');
});
