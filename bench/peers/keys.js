/**
 * Every peer is zapped by a key, as the box is: to the address that stands ready in `window.next`. The address in
 * the page's query is tuned at once.
 */
window.zapWith = (tune) => {
  window.addEventListener('keydown', () => tune(window.next));
  const source = new URLSearchParams(location.search).get('source');
  if (source) tune(source);
};
