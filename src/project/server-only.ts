/** The text of a file; `null` where it cannot be read. */
type Read = (file: string) => string | null;

/** SvelteKit's `$lib/server`; `auth.server.ts` of SvelteKit, Remix and React Router. */
const MODULE = /(^|\/)lib\/server\/|\.server\.[cm]?[jt]sx?$/;
/** `+server.ts`, `+page.server.ts`, `hooks.server.ts` */
const FILE = /(^|\/)\+server\.[jt]s$/;
/** A type of the server may be imported anywhere: nothing is left of it when the code runs. */
const SERVER_IMPORT =
  /\bimport\s{1,20}(?!type\s)[^'"();]{1,400}?\bfrom\s{0,20}['"](?:\$lib\/server\/|[^'"\n]{1,200}\.server(?:\.[cm]?js)?['"])|\bimport\s{0,20}['"]server-only['"]/;

/** Must this module never reach a browser? Frameworks end the build where it would. */
export const isServerOnly = (file: string, read: Read): boolean =>
  MODULE.test(withSlashes(file)) || /\bimport\s{0,20}['"]server-only['"]/.test(read(file) ?? '');

/** Does a file run on the server alone, so that it may import what must not reach a browser? */
export function isServerFile(file: string, read: Read): boolean {
  const path = withSlashes(file);
  if (MODULE.test(path) || FILE.test(path)) return true;
  return !/\.(svelte|vue)$/.test(path) && SERVER_IMPORT.test(read(file) ?? '');
}

const withSlashes = (file: string): string => file.replaceAll('\\', '/');
