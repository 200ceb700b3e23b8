import { loadConfig } from '../../project/config.ts';
import { withOptions } from '../../project/transform.ts';
import { interruptible } from '../interrupt.ts';
import { EXIT, progressLine, type Io } from '../io.ts';
import { checkJson } from '../output/check-json.ts';
import { checkText } from '../output/check-text.ts';
import { runCheck } from '../run-check.ts';

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly cwd: string;
  readonly format: 'text' | 'json';
  readonly config?: string;
  /** Flags that overrule the configuration: `loggerImport`, `include`, … */
  readonly overrides: Readonly<Record<string, unknown>>;
}

/**
 * `logfix check`: what the recommended rules say of the files under the paths.
 * @returns The exit code: 0 nothing found, 1 something found or not readable, 2 could not work.
 */
export async function check(options: CheckOptions, io: Io): Promise<number> {
  const { cwd, paths } = options;
  const config = withOptions(await loadConfig(cwd, options.config), options.overrides);
  const line = progressLine(io);
  const printer = options.format === 'json' ? checkJson(io) : checkText(io);
  let found = 0;
  try {
    const totals = await interruptible((signal) =>
      runCheck({
        paths,
        cwd,
        config,
        signal,
        onProgress: line.showFile,
        onFindings(file, findings) {
          found += findings.length;
          line.clear();
          printer.file(file, findings);
        },
      }),
    );
    line.clear();
    printer.end(totals);
    if (totals.interrupted) return EXIT.interrupted;
    return found > 0 || totals.failed.length > 0 ? EXIT.findings : EXIT.clean;
  } finally {
    line.clear();
  }
}
