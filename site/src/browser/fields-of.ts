/** What the endpoint takes: a list for what may be chosen several times, nothing for what may be left empty, or is the page's own. */
export function fieldsOf(form: HTMLFormElement): Record<string, string | string[]> {
  const many = (form.dataset.many ?? '').split(' ');
  const optional = (form.dataset.optional ?? '').split(' ');
  const omitted = (form.dataset.omit ?? '').split(' ');
  const typed = new FormData(form);
  const fields: Record<string, string | string[]> = {};
  for (const control of form.elements) {
    const { name } = control as HTMLInputElement;
    if (!name || omitted.includes(name)) continue;
    const values = typed.getAll(name).filter((value) => typeof value === 'string');
    if (many.includes(name)) fields[name] = values;
    else if (values[0]?.trim() || !optional.includes(name)) fields[name] = values[0]?.trim() ?? '';
  }
  return fields;
}
