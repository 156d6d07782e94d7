// A form data-autosave="ADDRESS" is kept on the server while it is written: five seconds after the last key, when a
// field is left, when the page is left. Its line data-saved says so when the server has answered {"saved": "14:32"}.
const PAUSE = 5000;
const LEFT = 500; // a field is also left on the way to the button that saves
const LARGEST = 60000; // bytes a browser still sends from a page that is closed

const autosave = (form) => {
  const line = form.querySelector("[data-saved]");
  const [words, again] = line.children;
  let typed = 0;
  let kept = 0;
  let timer;
  let request;

  const fields = () => {
    const all = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    const body = new URLSearchParams(all);
    for (const secret of form.querySelectorAll("[type=password]")) body.delete(secret.name);
    return body;
  };
  const post = () => {
    const body = fields();
    form.dataset.large = body.toString().length > LARGEST ? "yes" : "";
    request?.abort();
    request = new AbortController();
    return fetch(form.dataset.autosave, { method: "POST", body, keepalive: !form.dataset.large, signal: request.signal });
  };
  // Told once, when it changes: that it is still so is shown, not read aloud.
  const say = (state, text) => {
    line.setAttribute("aria-live", line.dataset.state === state ? "off" : "polite");
    line.dataset.state = state;
    line.classList.toggle("saved--not", state !== "kept");
    words.textContent = text;
    again.hidden = state === "kept";
  };
  const later = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  };
  // A log-in in another tab has changed the form's own token: this page's address knows the new one.
  const renewed = async () => {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    const token = page.querySelector("[name=csrfmiddlewaretoken]")?.value;
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token ?? field.value;
    return token !== undefined;
  };
  // Another device had written here too: the field gets both texts, unless more has been typed since it was sent;
  // then the next answer brings them.
  const follow = (seen, texts, typing) => {
    if (typed !== typing && Object.keys(texts ?? {}).length) return;
    for (const [name, text] of Object.entries(texts ?? {})) {
      const field = form.elements[name];
      const { selectionStart, selectionEnd } = field;
      field.value = text;
      if (field === document.activeElement) field.setSelectionRange(selectionStart, selectionEnd);
    }
    for (const [name, mark] of Object.entries(seen ?? {})) form.elements[name].value = mark;
  };
  async function save() {
    clearTimeout(timer);
    if (typed === kept) return;
    const typing = typed;
    let answer;
    try {
      answer = await post();
      if (answer.status === 403 && (await renewed())) answer = await post();
      if (!answer.ok) throw answer;
      const { saved, seen, texts, message } = await answer.json();
      kept = Math.max(kept, typing);
      follow(seen, texts, typing);
      say("kept", [line.dataset.textKept.replace("{time}", saved), message].filter(Boolean).join(". "));
      form.dataset.kept = "yes";
    } catch (problem) {
      if (problem.name === "AbortError") return;
      const { message } = answer?.status === 422 ? await answer.json() : {};
      const failed = answer?.status === 401 ? line.dataset.textOut : line.dataset.textFailed;
      say("failed", message ? `${failed.replace(/ –$/, ".")} ${message}` : failed);
      again.hidden = Boolean(message); // to try again does not help
      form.dataset.kept = "no";
    }
  }
  // What is sent now is the server's affair: nothing may arrive after it.
  const stop = () => {
    clearTimeout(timer);
    request?.abort();
    kept = typed;
  };

  form.dataset.kept = "yes";
  for (const button of form.querySelectorAll("[data-by-hand]")) button.hidden = true;
  again.addEventListener("click", save);
  form.addEventListener("input", () => {
    typed += 1;
    if (form.dataset.large) form.dataset.kept = "no";
    later(PAUSE);
  });
  form.addEventListener("focusout", () => typed !== kept && later(LEFT));
  document.addEventListener("submit", (event) => {
    if (event.target === form || event.target.matches("[data-discard]")) stop();
  });
  document.addEventListener("visibilitychange", () => document.hidden && save());
  window.addEventListener("pagehide", save);
};

for (const form of document.querySelectorAll("form[data-autosave]")) autosave(form);
