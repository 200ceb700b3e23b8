import { check, type CheckOptions } from '../../src/cli/commands/check.ts';

const DEFAULTS = {
  paths: ['.'],
  format: 'text',
  rules: 'recommended',
  types: false,
  staged: false,
  wholeFiles: false,
  baseline: { add: false, prune: false },
  passOnUnpruned: false,
  overrides: {},
} as const satisfies Partial<CheckOptions>;

/** Runs `logfix check` in this process: what it printed, and its exit code. */
export async function checked(cwd: string, options: Partial<CheckOptions> = {}) {
  let out = '';
  const io = { out: (text: string) => void (out += text), err: () => {}, progress: false, colour: false };
  const code = await check({ ...DEFAULTS, cwd, ...options }, io);
  return { code, out };
}
