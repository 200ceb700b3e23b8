import type { API, FileInfo } from 'jscodeshift';

/** Options that jscodeshift's command line hands on: `--phase=1 --logger-import=…`. */
interface Options {
  readonly [name: string]: unknown;
}

/**
 * jscodeshift transform: all codemods, one after the other, until none has anything to do.
 * Runs under jscodeshift's own command line and under logfix; both use the same analysis.
 */
async function transform(file: FileInfo, _api: API, options: Options): Promise<string | undefined> {
  const { runFix } = await import('../src/project/fix.js');
  return runFix(file.path, file.source, options);
}

module.exports = transform;
