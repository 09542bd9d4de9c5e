// The stream from the stand-in, and acts to it.
import {introduce, store, take} from './store.js';
import {byId, toast} from './dom.js';

let source;

export function connect(as, onHello, onNews) {
  source?.close();
  source = new EventSource('/page/stream?as=' + encodeURIComponent(as));
  source.addEventListener('hello', event => {
    introduce(JSON.parse(event.data));
    state('');
    onHello();
  });
  source.addEventListener('news', event => {
    const news = JSON.parse(event.data);
    onNews(take(news), news);
  });
  source.onerror = () => state('Reconnecting…');
}

function state(text) {
  byId('connection').textContent = text;
}

export async function act(what) {
  try {
    const response = await fetch('/page/act', {
      method: 'POST',
      headers: {'Content-Type': 'application/json'},
      body: JSON.stringify({as: store.me, ...what}),
    });
    const answer = await response.json();
    if (!answer.ok) toast(answer.error);
    return answer.ok;
  } catch {
    toast('The sandbox cannot be reached.');
    return false;
  }
}
