// One more row in a formset: <div data-rows="PREFIX"> holds the rows, <template data-row> the empty form,
// and <button type="button" data-add hidden> shows itself and adds. Without this there are spare rows.
for (const rows of document.querySelectorAll("[data-rows]")) {
  const scope = rows.closest("form");
  const total = scope.elements[`${rows.dataset.rows}-TOTAL_FORMS`];
  const empty = scope.querySelector(`template[data-row="${rows.dataset.rows}"]`);
  const button = scope.querySelector(`button[data-add="${rows.dataset.rows}"]`);
  if (!total || !empty || !button) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    const holder = document.createElement("template");
    holder.innerHTML = empty.innerHTML.replaceAll("__prefix__", total.value);
    const added = holder.content.firstElementChild;
    rows.append(holder.content);
    total.value = Number(total.value) + 1;
    added?.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  });
}
