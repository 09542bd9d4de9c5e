// The panel beside the channel: facts, switches, things to try.
import {byId, el} from './dom.js';
import {store} from './store.js';
import {act} from './wire.js';

let drawn = '';

export function drawPanel(fill) {
  const {panel} = store;
  const state = JSON.stringify(panel);
  if (state === drawn) return;
  drawn = state;
  byId('panel-title').textContent = panel.title;
  const focused = document.activeElement?.dataset?.panel;
  byId('panel-body').replaceChildren(...[
    panel.hints.length && hints(panel.hints, fill),
    ...panel.sections.map(section),
    panel.switches.length && switches(panel.switches),
  ].filter(Boolean));
  if (focused) byId('panel-body').querySelector(`[data-panel="${CSS.escape(focused)}"]`)?.focus();
}

function hints(list, fill) {
  return el('section', {class: 'card try'}, el('h3', {}, 'Try first'),
    el('ul', {}, list.map(hint => el('li', {},
      el('button', {type: 'button', class: 'hint', dataset: {panel: 'hint ' + hint.command}, onclick: () => fill(hint.command)},
        el('code', {}, hint.command), el('span', {}, hint.text))))));
}

function section(part) {
  return el('section', {class: 'card'}, el('h3', {}, part.title),
    part.kind === 'log'
      ? el('ol', {class: 'log', tabindex: '0', 'aria-label': part.title}, part.rows.map(logLine))
      : el('ul', {class: 'rows'}, part.rows.map(row)));
}

const logLine = line => el('li', {class: 'tone-' + line.tone},
  line.name && el('span', {class: 'log-name'}, line.name + ' '), line.value,
  line.detail && el('span', {class: 'muted'}, ' ' + line.detail));

function row(fact) {
  return el('li', {class: 'row tone-' + fact.tone},
    el('span', {class: 'dot', 'aria-hidden': 'true'}),
    el('span', {class: 'row-name'}, fact.name),
    el('span', {class: 'row-value'}, fact.value),
    fact.detail && el('span', {class: 'row-detail'}, fact.detail),
    fact.bar !== undefined && bar(fact));
}

function bar(fact) {
  const part = Math.max(0, Math.min(1, fact.bar));
  return el('progress', {class: 'bar', max: 100, value: Math.round(part * 100), 'aria-label': fact.name});
}

function switches(list) {
  return el('section', {class: 'card'}, el('h3', {}, 'Make it harder'), list.map(item => (isToggle(item) ? toggle(item) : choice(item))));
}

const isToggle = item => item.options.length === 2 && item.options.includes('on') && item.options.includes('off');
const turn = (item, value) => act({act: 'switch', id: item.id, value});

function toggle(item) {
  const on = item.value === 'on';
  return el('button', {
    class: 'toggle', type: 'button', role: 'switch', 'aria-checked': String(on), dataset: {panel: item.id},
    onclick: () => turn(item, on ? 'off' : 'on'),
  }, el('span', {}, item.label), el('span', {class: 'track', 'aria-hidden': 'true'}));
}

function choice(item) {
  const select = el('select', {dataset: {panel: item.id}, onchange: event => turn(item, event.target.value)},
    item.options.map(option => el('option', {value: option}, option)));
  select.value = item.value;
  return el('label', {class: 'choice'}, el('span', {}, item.label), select);
}
