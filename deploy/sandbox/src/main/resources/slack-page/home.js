// The app's home tab, shown in the direct message with the bot.
import {byId} from './dom.js';
import {store} from './store.js';
import {act} from './wire.js';
import {blocks} from './blocks.js';
import {confirmed} from './dialogs.js';

let open = false;

export function showHome(on) {
  open = on;
  drawHome();
}

export function drawHome() {
  const view = store.views.find(v => v.type === 'home');
  const possible = Boolean(view) && store.channel === store.direct;
  const shown = possible && open;
  byId('tabs').hidden = !possible;
  byId('home').hidden = !shown;
  byId('scroll').hidden = shown;
  byId('tab-home').setAttribute('aria-pressed', String(shown));
  byId('tab-messages').setAttribute('aria-pressed', String(!shown));
  if (shown) byId('home').replaceChildren(...blocks(view.blocks, (block, element) => press(view, block, element)));
}

async function press(view, block, element) {
  if (element.confirm && !(await confirmed(element.confirm))) return;
  await act({act: 'press', view: view.id, block: block.block_id, action: element.action_id});
}

byId('tab-messages').addEventListener('click', () => showHome(false));
byId('tab-home').addEventListener('click', () => showHome(true));
