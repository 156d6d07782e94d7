// Before a form marked data-guard is left with something written and not saved, the browser asks. What autosave.js
// keeps (data-kept) can be left as it is.
const changed = new Set();
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-guard]");
  if (form) changed.add(form);
});
document.addEventListener("submit", (event) => changed.delete(event.target));
window.addEventListener("beforeunload", (event) => {
  if ([...changed].some((form) => form.dataset.kept !== "yes")) event.preventDefault();
});
