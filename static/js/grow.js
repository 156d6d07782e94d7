// Text fields grow with what is written, where the browser does not do it by itself (field-sizing).
if (!CSS.supports("field-sizing", "content")) {
  const grow = (field) => {
    field.style.blockSize = "auto";
    const border = field.offsetHeight - field.clientHeight;
    field.style.blockSize = `${field.scrollHeight + border}px`;
  };
  for (const field of document.querySelectorAll("textarea.input")) grow(field);
  document.addEventListener("input", (event) => {
    if (event.target.matches("textarea.input")) grow(event.target);
  });
}
