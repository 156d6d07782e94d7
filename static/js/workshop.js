// While people talk, Enter sends the need and the field is free at once: what is typed meanwhile is not lost in a
// change of page. The answer is the page itself; its list and its next key are taken from it.
const form = document.querySelector("form[data-workshop]");
const field = form.elements.what;
const failed = form.querySelector("[data-failed]");
let queue = Promise.resolve();

const show = (page) => {
  for (const part of document.querySelectorAll("[data-written]")) {
    part.replaceChildren(...(page.querySelector(`[data-written="${part.dataset.written}"]`)?.childNodes ?? []));
  }
  form.elements.once.value = page.querySelector("form[data-workshop]").elements.once.value;
};
const send = async (body) => {
  try {
    const answer = await fetch(location.pathname, { method: "POST", body, keepalive: true });
    if (!answer.ok || !answer.redirected) throw answer;
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    field.value = [body.get("what"), field.value].filter(Boolean).join("; ");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    failed.hidden = false;
  }
};
form.addEventListener("submit", (event) => {
  if (!field.value.trim()) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form));
  field.value = "";
  field.focus();
  failed.hidden = true;
  queue = queue.then(() => send(body));
});
