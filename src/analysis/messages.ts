/** The report that every rule shares: fixed calls need their import. */
export const MISSING_IMPORT = "Import {{name}} from '{{module}}': calls of this file go to it.";

/** Templates cut at their places: every second part is a name. */
const known = new Map<string, readonly string[]>();

function partsOf(template: string): readonly string[] {
  let parts = known.get(template);
  if (parts === undefined) known.set(template, (parts = template.split(/\{\{(\w+)\}\}/)));
  return parts;
}

/** Fills the `{{name}}` places of a message. */
export function fillMessage(template: string, data: Readonly<Record<string, string>>): string {
  const parts = partsOf(template);
  let message = parts[0]!;
  for (let i = 1; i < parts.length; i += 2) {
    message += (data[parts[i]!] ?? `{{${parts[i]}}}`) + parts[i + 1]!;
  }
  return message;
}
