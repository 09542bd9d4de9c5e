// Where people type. Enter sends, Shift+Enter makes a new line.
import {el} from './dom.js';

export class Composer {
  constructor(place, {id, send, broadcast}) {
    this.send = send;
    this.input = el('textarea', {id, rows: 1, autocomplete: 'off', spellcheck: 'true', enterkeyhint: 'send'});
    this.broadcast = broadcast && el('input', {type: 'checkbox', id: id + '-broadcast'});
    this.broadcastLabel = el('span');
    this.button = el('button', {class: 'send', type: 'submit', 'aria-label': 'Send'}, '➤');
    this.form = el('form', {class: 'composer', onsubmit: event => { event.preventDefault(); this.submit(); }},
      this.input,
      el('div', {class: 'composer-foot'},
        this.broadcast
          ? el('label', {class: 'also'}, this.broadcast, this.broadcastLabel)
          : el('span', {class: 'keys'}, el('kbd', {}, 'Enter'), ' sends, ', el('kbd', {}, 'Shift Enter'), ' new line'),
        this.button));
    this.input.addEventListener('keydown', event => this.key(event));
    this.input.addEventListener('input', () => this.fit());
    place.append(this.form);
  }

  name(label, also = '') {
    this.input.placeholder = label;
    this.input.setAttribute('aria-label', label);
    this.broadcastLabel.textContent = also;
  }

  enable(on) {
    this.form.hidden = !on;
  }

  fill(text) {
    this.input.value = text;
    this.fit();
    this.input.focus();
    this.input.setSelectionRange(text.length, text.length);
  }

  key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    }
  }

  async submit() {
    const text = this.input.value;
    if (!text.trim()) return;
    this.input.value = '';
    this.fit();
    const sent = await this.send(text, this.broadcast?.checked ?? false);
    if (!sent && !this.input.value) this.fill(text);
  }

  fit() {
    this.input.style.height = 'auto';
    this.input.style.height = Math.min(this.input.scrollHeight, 200) + 'px';
    this.form.classList.toggle('has-text', this.input.value.trim() !== '');
  }
}
