import type { Placed } from '../lint.ts';
import type { CheckTotals } from '../run-check.ts';

/** Tells of a run in one format. */
export interface Reporter {
  /** Called for each file with findings. */
  file(file: string, placed: readonly Placed[]): void;
  end(totals: CheckTotals): void;
}

/** What a reporter may know. */
export interface ReportContext {
  readonly out: (text: string) => void;
  readonly colour: boolean;
  /** The path of a file as seen from the root of the repository. */
  readonly fromRoot: (file: string) => string;
}

/** Makes a reporter that prints when all is known. */
export const atTheEnd = <T>(
  read: (file: string, placed: Placed) => T,
  print: (found: readonly T[], totals: CheckTotals) => string,
) => ({ out }: ReportContext): Reporter => {
  const found: T[] = [];
  return {
    file(file, placed) {
      for (const one of placed) found.push(read(file, one));
    },
    end: (totals) => out(print(found, totals)),
  };
};

/** Findings by their files, in the order of the run. */
export function byFile<T extends { readonly file: string }>(found: readonly T[]): Map<string, T[]> {
  const files = new Map<string, T[]>();
  for (const one of found) {
    const own = files.get(one.file);
    if (own) own.push(one);
    else files.set(one.file, [one]);
  }
  return files;
}
