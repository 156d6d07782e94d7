// A poster is printed, and its link copied, by buttons that show themselves where it can be done.
const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
const copy = document.querySelector("[data-copy]");
const told = document.querySelector("[data-copied]");
if (copy && told && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    told.textContent = "";
    try {
      await navigator.clipboard.writeText(document.querySelector(copy.dataset.copy).textContent.trim());
      told.textContent = told.dataset.copied;
    } catch {
      told.textContent = told.dataset.notCopied;
    }
  });
}
