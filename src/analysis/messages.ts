/** The report that every rule shares: fixed calls need their import. */
export const MISSING_IMPORT = "Import {{name}} from '{{module}}': calls of this file go to it.";

/** Fills the `{{name}}` places of a message. */
export const fillMessage = (template: string, data: Readonly<Record<string, string>>): string =>
  template.replace(/\{\{(\w+)\}\}/g, (place, name: string) => data[name] ?? place);
