// Shows what happened without a press on reload, but never takes a half-written reply away.
const isWriting = () =>
  [...document.querySelectorAll('textarea, input[type="text"]')].some(
    (field) => field.value !== field.defaultValue,
  );

let isWaiting = false;
new EventSource('/_local/events').addEventListener('change', () => {
  if (isWaiting || isWriting()) return;
  isWaiting = true;
  setTimeout(() => location.reload(), 400);
});
