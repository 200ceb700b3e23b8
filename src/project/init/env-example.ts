import { withBlock } from './text.ts';
import type { Kind } from './plan-types.ts';

/** A variable with what `.env.example` says of it. */
interface Variable {
  readonly name: string;
  readonly value: string;
  readonly comment: string;
}

const TABLE = `# Log levels: trace, debug, info, warn, error, fatal, silent.
#
#   environment     from level
#   development     debug
#   staging, test   info
#   production      warn
`;

const SERVER: readonly Variable[] = [
  { name: 'ENV', value: 'development', comment: 'Names the environment; NODE_ENV counts where it is empty.' },
  { name: 'LOG_LEVEL', value: '', comment: 'Overrules the table; empty: what the table says.' },
];
const FILES: readonly Variable[] = [
  { name: 'LOG_FOLDER', value: '', comment: 'Writes files too, one a day, such as logs; empty: standard output alone.' },
];
const KEEP: readonly Variable[] = [
  { name: 'LOG_RETENTION_DAYS', value: '60', comment: 'Days to keep log files; see the laws that bind you before you lower it.' },
];
const shipping = (prefix: string): readonly Variable[] => [
  {
    name: `${prefix}LOG_LEVEL`, value: '',
    comment: 'Level in the browser; empty: what the table says for the mode of the build.',
  },
  {
    name: `${prefix}LOG_TO_BACKEND`, value: 'false',
    comment: 'true sends the logs of browsers to the back end; production builds never do unless allowed.',
  },
];

const BY_KIND: Readonly<Record<Kind, readonly Variable[]>> = {
  next: [...SERVER, ...shipping('NEXT_PUBLIC_'), ...KEEP],
  nest: [...SERVER, ...FILES, ...KEEP],
  express: [...SERVER, ...FILES, ...KEEP],
  fastify: [...SERVER, ...FILES, ...KEEP],
  hono: [...SERVER, ...FILES, ...KEEP],
  node: [...SERVER, ...FILES, ...KEEP],
  vite: [...shipping('VITE_'), ...KEEP],
  page: SERVER.slice(1),
  both: SERVER,
};

/**
 * `.env.example` with the level table and the variables that the logger of such a package reads.
 * Variables that are there already, commented out or not, stay and are not written twice.
 */
export function withLogVariables(text: string | null, kind: Kind): string {
  const present = text ?? '';
  const missing = BY_KIND[kind].filter(({ name }) => !isNamed(present, name));
  if (missing.length === 0) return present;
  const table = present.includes(TABLE.split('\n')[0]!) ? '' : TABLE;
  const lines = missing.map(({ name, value, comment }) => `\n# ${comment}\n${name}=${value}\n`);
  return withBlock(present, table + lines.join(''));
}

const isNamed = (text: string, name: string): boolean =>
  new RegExp(`^[ \\t]*#?[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=`, 'm').test(text);
