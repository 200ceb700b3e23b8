/** Logs to standard output through the default logger, and leaves as it is told. */
import { writeSync } from 'node:fs';
import { logger } from '../../../logger/src/main.ts';

const [leave = 'return', count = '1000'] = process.argv.slice(2);
for (let n = 0; n < Number(count); n++) logger.error(`line ${n}`, { n, pad: 'x'.repeat(60) });

const tellStats = (): void => {
  const [stats] = logger.stats();
  writeSync(2, `${JSON.stringify(stats)}\n`);
};

const leaving: Record<string, () => void> = {
  return: () => {},
  exit: () => process.exit(0),
  throw: () => {
    throw new Error('thrown on purpose');
  },
  reject: () => void Promise.reject(new Error('rejected on purpose')),
  wait: () => {
    writeSync(2, 'written\n');
    setInterval(() => {}, 1000);
  },
  stats: () => void logger.flush().then(tellStats),
};
leaving[leave]!();
