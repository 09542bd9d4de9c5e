// rich_text and table blocks.
import {el, link} from './dom.js';
import {channelName, groupName} from './store.js';
import {dateToken, emoji, mention, textOf, userMention} from './mrkdwn.js';

export const richText = block => el('div', {class: 'rich'}, (block.elements ?? []).map(container));

function container(element) {
  const children = element.elements ?? [];
  switch (element.type) {
    case 'rich_text_list': return list(element, children);
    case 'rich_text_quote': return el('blockquote', {}, children.map(leaf));
    case 'rich_text_preformatted': return el('pre', {}, children.map(leaf));
    default: return el('div', {class: 'rich-section'}, children.map(leaf));
  }
}

function list(element, items) {
  const ordered = element.style === 'ordered';
  const attributes = {class: `indent-${Math.min(element.indent ?? 0, 4)}`, start: ordered && element.offset ? element.offset + 1 : undefined};
  return el(ordered ? 'ol' : 'ul', attributes, items.map(item => el('li', {}, (item.elements ?? []).map(leaf))));
}

function leaf(element) {
  return styled(bare(element), element.style ?? {});
}

function bare(element) {
  switch (element.type) {
    case 'link': return link(element.url, element.text ?? element.url);
    case 'emoji': return emoji(element.name);
    case 'user': return userMention(element.user_id);
    case 'channel': return mention('#' + channelName(element.channel_id));
    case 'usergroup': return mention('@' + groupName(element.usergroup_id));
    case 'broadcast': return mention('@' + element.range, true);
    case 'date': return el('time', {}, (element.format ?? '').replace(/\{(\w+)\}/g,
      (whole, token) => dateToken(token, new Date(element.timestamp * 1000)) ?? whole));
    default: return el('span', {class: 'literal'}, element.text ?? '');
  }
}

function styled(node, style) {
  let result = node;
  if (style.code) result = el('code', {}, result);
  if (style.bold) result = el('strong', {}, result);
  if (style.italic) result = el('em', {}, result);
  if (style.strike) result = el('s', {}, result);
  return result;
}

export function table(block) {
  const [head = [], ...rows] = block.rows ?? [];
  const settings = block.column_settings ?? [];
  const cell = tag => (content, column) =>
    el(tag, {class: 'align-' + (settings[column]?.align ?? 'left'), scope: tag === 'th' ? 'col' : undefined}, cellContent(content));
  return el('div', {class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'Table'},
    el('table', {},
      el('thead', {}, el('tr', {}, head.map(cell('th')))),
      el('tbody', {}, rows.map(row => el('tr', {}, row.map(cell('td')))))));
}

const cellContent = cell => {
  if (cell.type === 'rich_text') return richText(cell);
  return cell.type === 'raw_text' ? cell.text : textOf(cell);
};
