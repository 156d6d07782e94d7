// What the checker says follows the text of a need, a moment after the last key.
const PAUSE = 900;
const READ = ["who", "what", "so_that", "title", "problem", "met_when"];
const slot = document.querySelector("[data-advice]");
const form = slot?.closest("form");
const told = form?.querySelector("[data-told]");
const button = form?.querySelector("[data-check]");
let timer;
let request;
let waits = false;
let shown = "";

// Not while a reason is written in it: then when she leaves the field.
const show = (text) => {
  waits = slot.contains(document.activeElement) && document.activeElement.matches("textarea");
  if (waits || text === shown) return;
  slot.innerHTML = shown = text;
  const summary = slot.querySelector("[data-summary]")?.textContent.trim() ?? "";
  if (told.textContent !== summary) told.textContent = summary;
};
const ask = async () => {
  const body = new FormData(form);
  body.set("check", "live");
  request?.abort();
  request = new AbortController();
  try {
    const answer = await fetch(location.href, { method: "POST", body, signal: request.signal });
    if (!answer.ok || answer.redirected) throw answer;
    show(await answer.text());
    button.hidden = true;
  } catch (problem) {
    button.hidden = problem.name === "AbortError" && button.hidden;
  }
};
const later = (pause) => {
  clearTimeout(timer);
  timer = setTimeout(ask, pause);
};

if (form) {
  button.hidden = true;
  form.addEventListener("input", (event) => {
    if (READ.includes(event.target.name)) later(PAUSE);
  });
  slot.addEventListener("focusout", () => {
    if (waits) later(0);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}
