// Shows what happened without a press on reload, but never takes a half-written reply away.
const isWriting = () =>
  [...document.querySelectorAll('textarea, input[type="text"]')].some(
    (field) => field.value !== field.defaultValue,
  );

// What happens while the page is on its way counts, too.
const [visit] = performance.getEntriesByType('navigation');
const age = Math.ceil(performance.now() - visit.requestStart);

let isWaiting = false;
new EventSource(`/_local/events?age=${age}`).addEventListener('change', () => {
  if (isWaiting || isWriting()) return;
  isWaiting = true;
  setTimeout(() => location.reload(), 400);
});
