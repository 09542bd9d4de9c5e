// Confirm dialogs and modals. <dialog> keeps the focus inside and closes on Esc by itself.
import {el} from './dom.js';
import {store} from './store.js';
import {act} from './wire.js';
import {blocks} from './blocks.js';
import {textOf} from './mrkdwn.js';
import {valuesOf} from './inputs.js';

/** Asks the way Slack asks; true if the person confirmed. */
export function confirmed(confirm) {
  return new Promise(resolve => {
    const dialog = el('dialog', {class: 'dialog', 'aria-labelledby': 'confirm-title'},
      el('form', {method: 'dialog'},
        el('h2', {id: 'confirm-title'}, textOf(confirm.title)),
        el('div', {class: 'dialog-text'}, textOf(confirm.text)),
        el('div', {class: 'dialog-buttons'},
          el('button', {class: 'button', value: 'no', type: 'submit'}, textOf(confirm.deny)),
          el('button', {class: 'button ' + (confirm.style ?? 'primary'), value: 'yes', type: 'submit'}, textOf(confirm.confirm)))));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

const shown = new Map();

/** Shows the newest modal of the app and closes those that are gone. */
export function drawModals() {
  const modals = store.views.filter(view => view.type === 'modal');
  for (const [id, dialog] of shown) {
    if (!modals.some(view => view.id === id && view.hash === dialog.dataset.hash)) {
      shown.delete(id);
      dialog.dataset.gone = 'yes';
      dialog.close();
    }
  }
  modals.filter(view => !shown.has(view.id)).forEach(open);
}

function open(view) {
  const form = el('form', {method: 'dialog', onsubmit: event => submit(event, view)},
    el('h2', {id: 'modal-' + view.id}, textOf(view.title)),
    el('div', {class: 'dialog-text'}, blocks(view.blocks, () => {}, view.id)),
    Object.values(view.errors ?? {}).map(error => el('p', {class: 'error', role: 'alert'}, error)),
    el('div', {class: 'dialog-buttons'},
      el('button', {class: 'button', type: 'button', onclick: () => dialog.close()}, view.close?.text ?? 'Cancel'),
      view.submit && el('button', {class: 'button primary', type: 'submit'}, textOf(view.submit))));
  const dialog = el('dialog', {class: 'dialog', 'aria-labelledby': 'modal-' + view.id, dataset: {hash: view.hash}}, form);
  dialog.addEventListener('close', () => {
    if (!dialog.dataset.gone) act({act: 'close', view: view.id});
    shown.delete(view.id);
    dialog.remove();
  });
  shown.set(view.id, dialog);
  document.body.append(dialog);
  dialog.showModal();
}

function submit(event, view) {
  event.preventDefault();
  act({act: 'submit', view: view.id, values: valuesOf(event.target, view.blocks, view.id)});
}
