import type { API, FileInfo } from 'jscodeshift';

/** Options that jscodeshift's command line hands on: `--logger-import=… --strip-emoji`. */
interface Options {
  readonly [name: string]: unknown;
}

/**
 * jscodeshift transform: values of log messages become fields.
 * Runs under jscodeshift's own command line and under logfix; both use the same analysis.
 */
async function transform(file: FileInfo, _api: API, options: Options): Promise<string | undefined> {
  const { runTransform } = await import('../src/project/transform.js');
  return runTransform('structure-messages', file.path, file.source, options);
}

module.exports = transform;
