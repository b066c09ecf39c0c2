// Keeps a page up to date; without this script it is as good, until it is loaded again.
'use strict';

(() => {
  const address = document.body.dataset.updates;
  const live = document.getElementById('live');
  if (!address || !live) return;

  const shows = live.dataset.live;
  let stream = null;
  // What the page shows is as new as this change.
  let shown = document.body.dataset.change ?? null;
  let loading = false;

  // Whoever has the keyboard in what is replaced must find themselves where they were.
  const replace = (place, html) => {
    if (!place || place.innerHTML === html) return;
    const held = place.contains(document.activeElement) ? document.activeElement : null;
    const way = held && pathOf(place, held);
    const open = new Set([...place.querySelectorAll('details[open][id]')].map((details) => details.id));
    place.innerHTML = html;
    for (const id of open) document.getElementById(id)?.setAttribute('open', '');
    if (way) (held.id ? document.getElementById(held.id) : elementAt(place, way))?.focus({ preventScroll: true });
  };

  const pathOf = (root, element) => {
    const path = [];
    for (let it = element; it !== root; it = it.parentElement) path.unshift([...it.parentElement.children].indexOf(it));
    return path;
  };

  const elementAt = (root, path) => path.reduce((it, index) => it?.children[index], root);

  // Nobody's words are lost: a form that somebody writes in is left alone.
  const isWrittenIn = () =>
    [...live.querySelectorAll('input, textarea')].some((field) => field === document.activeElement || (field.value !== field.defaultValue));

  // What cannot be shown now is tried again with the next update.
  const reload = async (change) => {
    if (loading || isWrittenIn()) return;
    loading = true;
    try {
      const answer = await fetch(location.href, { headers: { 'X-Pos-Refresh': '1' }, credentials: 'same-origin' });
      if (answer.status === 401) return leave();
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const fresh = page.getElementById('live');
      if (fresh && !isWrittenIn()) {
        replace(live, fresh.innerHTML);
        shown = change;
      }
      const nav = page.querySelector('header nav');
      if (nav) replace(document.querySelector('header nav'), nav.innerHTML);
    } finally {
      loading = false;
    }
  };

  // The session is over; Auth may let the same person in again without a question.
  const leave = () => {
    close();
    note('Your session is over: load the page again to sign in.');
  };

  const note = (text) => {
    const place = document.getElementById('freshness');
    if (place) place.textContent = text;
  };

  const update = (event) => {
    const now = JSON.parse(event.data);
    note(now.at ? `Read at ${now.at}.` : 'The database does not answer.');
    replace(document.getElementById('strip'), now.strip);
    if (shows === 'overview') replace(live, now.overview);
    if (shows === 'page' && now.change !== null && now.change !== shown) void reload(now.change);
  };

  const open = () => {
    if (stream) return;
    stream = new EventSource(address);
    stream.addEventListener('update', update);
    stream.addEventListener('open', () => document.body.setAttribute('data-live', 'yes'));
    stream.addEventListener('error', () => {
      document.body.removeAttribute('data-live');
      note('Not up to date: the connection is lost and is tried again.');
      // A stream that was refused is not tried again by the browser.
      if (stream && stream.readyState === EventSource.CLOSED) {
        stream = null;
        setTimeout(() => { if (!document.hidden) open(); }, 5000);
      }
    });
  };

  const close = () => {
    stream?.close();
    stream = null;
    document.body.removeAttribute('data-live');
  };

  // A page that nobody looks at asks for nothing.
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  open();
})();
