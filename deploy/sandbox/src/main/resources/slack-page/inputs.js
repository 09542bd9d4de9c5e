// Input blocks of modals and messages. `scope` tells apart what is on the page more than once.
import {el} from './dom.js';
import {textOf} from './mrkdwn.js';

const idOf = (scope, blockId, actionId) => `input-${scope}-${blockId}-${actionId}`;

export function input(block, scope) {
  const id = idOf(scope, block.block_id, block.element.action_id);
  return el('div', {class: 'field', dataset: {block: block.block_id, action: block.element.action_id, type: block.element.type}},
    el('label', {for: id}, textOf(block.label), block.optional && el('span', {class: 'muted'}, ' (optional)')),
    control(block.element, id, !block.optional),
    block.hint && el('p', {class: 'muted'}, textOf(block.hint)));
}

function control(element, id, required) {
  if (element.type === 'static_select') {
    const choice = el('select', {id, required},
      el('option', {value: ''}, element.placeholder?.text ?? 'Choose'),
      (element.options ?? []).map(option => el('option', {value: option.value}, option.text.text)));
    choice.value = element.initial_option?.value ?? '';
    return choice;
  }
  const attributes = {id, required, placeholder: element.placeholder?.text, maxlength: element.max_length};
  const field = element.multiline ? el('textarea', {...attributes, rows: 4}) : el('input', attributes);
  field.value = element.initial_value ?? '';
  return field;
}

/** The state of every input in a form or a message, as a submission or a press carries it. */
export function valuesOf(form, list, scope) {
  const values = {};
  for (const block of list.filter(b => b.type === 'input')) {
    const {block_id: blockId, element} = block;
    const id = idOf(scope, blockId, element.action_id);
    const field = form?.querySelector(`[id="${CSS.escape(id)}"]`) ?? document.getElementById(id);
    values[blockId] = {[element.action_id]: stateOf(element, field.value)};
  }
  return values;
}

function stateOf(element, value) {
  if (element.type !== 'static_select') return {type: element.type, value: value || null};
  return {type: element.type, selected_option: element.options.find(o => o.value === value) ?? null};
}
