// Slack's mrkdwn and emoji shortcodes as DOM nodes.
import {el, link} from './dom.js';
import {author, channelName, groupName, store} from './store.js';

const INLINE = new RegExp([
  '`([^`\\n]+)`',
  '<([^<>\\n]+)>',
  ":([a-z0-9_+'-]+):",
  '(https?:\\/\\/[^\\s<>|]+[^\\s<>|.,;:!?)\'"\\]])',
  '(?<![\\w*])\\*(?=\\S)([^*\\n]*?\\S)\\*(?![\\w*])',
  '(?<!\\w)_(?=\\S)([^_\\n]*?\\S)_(?!\\w)',
  '(?<![\\w~])~(?=\\S)([^~\\n]*?\\S)~(?![\\w~])',
].join('|'), 'g');

export const unescape = text =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** A text object or a mrkdwn string. */
export function textOf(object) {
  if (!object) return [];
  if (typeof object === 'string') return mrkdwn(object);
  return object.type === 'plain_text' ? plain(object.text, object.emoji !== false) : mrkdwn(object.text);
}

export function plain(text, withEmoji = true) {
  if (!withEmoji) return [text];
  return splitBy(text, /:([a-z0-9_+'-]+):/g, match => emoji(match[1]), part => [part]);
}

export function mrkdwn(text) {
  return splitBy(text, /```\n?([\s\S]+?)\n?```\n?/g,
    match => el('pre', {}, unescape(match[1])), quotes);
}

/** Lines that begin with an escaped > are quoted together. */
function quotes(text) {
  const nodes = [];
  let quoted = [];
  let open = [];
  const flushQuote = () => {
    if (quoted.length) nodes.push(el('blockquote', {}, inline(quoted.join('\n'))));
    quoted = [];
  };
  const flushOpen = () => {
    if (open.length) nodes.push(...inline(open.join('\n')));
    open = [];
  };
  for (const line of text.split('\n')) {
    if (/^(&gt;|>)/.test(line)) {
      flushOpen();
      quoted.push(line.replace(/^(&gt;|>) ?/, ''));
    } else {
      flushQuote();
      open.push(line);
    }
  }
  flushQuote();
  flushOpen();
  return nodes;
}

function inline(text) {
  return splitBy(text, INLINE, formatted, lines);
}

function formatted([whole, code, reference, shortcode, url, bold, italic, strike]) {
  if (code !== undefined) return el('code', {}, referencesOnly(code));
  if (reference !== undefined) return refer(reference);
  if (shortcode !== undefined) return emoji(shortcode);
  if (url !== undefined) return link(unescape(url), unescape(url));
  if (bold !== undefined) return el('strong', {}, inline(bold));
  if (italic !== undefined) return el('em', {}, inline(italic));
  if (strike !== undefined) return el('s', {}, inline(strike));
  return whole;
}

const referencesOnly = code => splitBy(code, /<([^<>\n]+)>/g, match => refer(match[1]), part => [unescape(part)]);

function lines(text) {
  return text.split('\n').flatMap((line, i) => (i ? [el('br'), unescape(line)] : [unescape(line)]));
}

function refer(inside) {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : unescape(inside.slice(bar + 1));
  if (target.startsWith('@')) return userMention(target.slice(1));
  if (target.startsWith('#')) return mention('#' + channelName(target.slice(1)));
  if (target.startsWith('!subteam^')) return mention('@' + groupName(target.slice(9)));
  if (target.startsWith('!date^')) return date(target, label);
  if (target.startsWith('!')) return mention('@' + target.slice(1), true);
  return link(unescape(target), label || unescape(target));
}

export const userMention = id => mention('@' + author(id).name, id === store.me);
export const mention = (text, loud = false) => el('span', {class: loud ? 'mention loud' : 'mention'}, text);

export function emoji(shortcode) {
  const character = store.emoji[shortcode];
  return character
    ? el('span', {class: 'emoji', role: 'img', 'aria-label': shortcode.replaceAll('_', ' '), title: `:${shortcode}:`}, character)
    : `:${shortcode}:`;
}

const DAY = {weekday: undefined, year: 'numeric', month: 'long', day: 'numeric'};
const FORMATS = {
  date_num: {year: 'numeric', month: '2-digit', day: '2-digit'},
  date: DAY, date_long: {...DAY, weekday: 'long'}, date_short: {...DAY, month: 'short'},
  time: {hour: '2-digit', minute: '2-digit'}, time_secs: {hour: '2-digit', minute: '2-digit', second: '2-digit'},
};

function date(target, fallback) {
  const [, seconds, format, url] = target.split('^');
  const when = new Date(Number(seconds) * 1000);
  if (Number.isNaN(when.getTime())) return fallback;
  const text = format.replace(/\{(\w+)\}/g, (whole, token) => dateToken(token, when) ?? whole);
  const time = el('time', {datetime: when.toISOString(), title: when.toLocaleString()}, text);
  return url ? link(url, time) : time;
}

export function dateToken(token, when) {
  const days = Math.round((startOfDay(when) - startOfDay(new Date())) / 86400000);
  const near = {'-1': 'yesterday', 0: 'today', 1: 'tomorrow'}[days];
  if (token === 'ago') return ago(when);
  if (token.endsWith('_pretty')) return near ?? dateToken(token.replace('_pretty', ''), when);
  const format = FORMATS[token];
  if (!format) return undefined;
  return token.startsWith('time') ? when.toLocaleTimeString([], format) : when.toLocaleDateString([], format);
}

const startOfDay = when => new Date(when.getFullYear(), when.getMonth(), when.getDate()).getTime();

function ago(when) {
  const seconds = Math.round((when - Date.now()) / 1000);
  const format = new Intl.RelativeTimeFormat([], {numeric: 'auto'});
  if (Math.abs(seconds) < 60) return format.format(seconds, 'second');
  if (Math.abs(seconds) < 3600) return format.format(Math.round(seconds / 60), 'minute');
  if (Math.abs(seconds) < 86400) return format.format(Math.round(seconds / 3600), 'hour');
  return format.format(Math.round(seconds / 86400), 'day');
}

function splitBy(text, pattern, onMatch, onRest) {
  const nodes = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) nodes.push(...onRest(text.slice(from, match.index)));
    nodes.push(onMatch(match));
    from = match.index + match[0].length;
  }
  if (from < text.length) nodes.push(...onRest(text.slice(from)));
  return nodes;
}
