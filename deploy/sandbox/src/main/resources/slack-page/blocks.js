// Block Kit as DOM nodes. `press(block, element, option)` is called for whatever is pressed or chosen.
import {el, link} from './dom.js';
import {mrkdwn, plain, textOf} from './mrkdwn.js';
import {richText, table} from './richtext.js';
import {input} from './inputs.js';

export function blocks(list, press, scope = '') {
  return list.map(block => {
    const node = draw(block, press, scope);
    node.classList.add('block', 'block-' + String(block.type).replace(/\W/g, ''));
    return node;
  });
}

function draw(block, press, scope) {
  switch (block.type) {
    case 'header': return el('h3', {}, textOf(block.text));
    case 'section': return section(block, press);
    case 'divider': return el('hr');
    case 'context': return el('div', {}, block.elements.map(contextItem));
    case 'actions': return el('div', {role: 'group', 'aria-label': 'Actions'}, block.elements.map(e => control(block, e, press)));
    case 'image': return figure(block);
    case 'rich_text': return richText(block);
    case 'table': return table(block);
    case 'markdown': return el('div', {}, mrkdwn(block.text.replace(/\*\*(.+?)\*\*/g, '*$1*').replace(/^#+ (.*)$/gm, '*$1*')));
    case 'input': return input(block, scope);
    default: return el('div', {class: 'unknown'}, `This page cannot draw a ${block.type} block.`);
  }
}

function section(block, press) {
  return el('div', {},
    el('div', {class: 'section-main'},
      block.text && el('div', {class: 'section-text'}, textOf(block.text)),
      block.fields && el('div', {class: 'fields'}, block.fields.map(field => el('div', {}, textOf(field))))),
    block.accessory && el('div', {class: 'accessory'}, control(block, block.accessory, press)));
}

const contextItem = element =>
  element.type === 'image' ? image(element, 'context-image') : el('span', {}, textOf(element));

function control(block, element, press) {
  switch (element.type) {
    case 'button': return button(block, element, press);
    case 'image': return image(element, 'thumbnail');
    case 'static_select':
    case 'overflow': return select(block, element, press);
    default: return el('span', {class: 'unknown'}, `(${element.type})`);
  }
}

function button(block, element, press) {
  const content = plain(element.text.text, element.text.emoji !== false);
  const attributes = {
    class: 'button ' + (element.style ?? ''),
    'aria-label': element.accessibility_label,
    dataset: {action: element.action_id, block: block.block_id ?? ''},
  };
  if (element.url) {
    const anchor = link(element.url, content);
    anchor.className = attributes.class;
    anchor.addEventListener('click', () => press(block, element, ''));
    return anchor;
  }
  return el('button', {...attributes, type: 'button', onclick: () => press(block, element, '')}, content);
}

function select(block, element, press) {
  const label = element.placeholder?.text ?? (element.type === 'overflow' ? 'More' : 'Choose');
  const options = element.options ?? (element.option_groups ?? []).flatMap(group => group.options);
  const initial = element.initial_option?.value ?? '';
  const choice = el('select', {
    class: element.type, 'aria-label': label, dataset: {action: element.action_id},
    onchange: event => press(block, element, event.target.value),
  },
  el('option', {value: ''}, element.type === 'overflow' ? '⋯' : label),
  options.map(option => el('option', {value: option.value}, plain(option.text.text).map(n => n.textContent ?? n).join(''))));
  choice.value = initial;
  return choice;
}

function figure(block) {
  return el('figure', {}, block.title && el('figcaption', {}, textOf(block.title)), image(block, 'picture'));
}

const image = (element, className) =>
  el('img', {class: className, src: element.image_url, alt: element.alt_text ?? '', loading: 'lazy', referrerpolicy: 'no-referrer'});
