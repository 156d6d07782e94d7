// The sentence of a need follows its three fields while they are written.
for (const part of document.querySelectorAll("[data-statement] [data-from]")) {
  const field = document.getElementById(part.dataset.from);
  field?.addEventListener("input", () => {
    const text = field.value.trim().replace(/\.+$/, "");
    part.textContent = text || part.dataset.blank;
    part.classList.toggle("blank", !text);
  });
}
