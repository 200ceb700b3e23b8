import { check, type CheckOptions } from '../../src/cli/commands/check.ts';

/** Runs `logfix check` in this process: what it printed, and its exit code. */
export async function checked(cwd: string, options: Partial<CheckOptions> = {}) {
  let out = '';
  const io = { out: (text: string) => void (out += text), err: () => {}, progress: false, colour: false };
  const code = await check({ cwd, paths: ['.'], format: 'text', overrides: {}, ...options }, io);
  return { code, out };
}
