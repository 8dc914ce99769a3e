// What is chosen in the table of a mapping is taken at once, so that the cells show how they are read now. Without this script the button
// below the table does it.

document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form && form.id === "mapping" && event.target.matches("select, [type=checkbox]")) htmx.trigger(form, "pick");
});
