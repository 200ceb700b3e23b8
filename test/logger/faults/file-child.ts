/** Writes numbered lines to a file sink and leaves in the way that it is told. */
import { onExit } from 'signal-exit';
import { fileSink } from '../../../logger/src/file/index.ts';

const [folder = '', leave = 'exit', count = '1000', id = '0', extra = '{}', pad = 'x'] =
  process.argv.slice(2);

const sink = fileSink({ folder, name: 'server', ...JSON.parse(extra) });
const line = (n: number): string =>
  JSON.stringify({ level: 'INFO', message: `line ${n}`, id, n, pad: pad.repeat(60) });
const writeOne = (n: number): void => sink.write(line(n), { level: 'info', time: Date.now() });
const tell = (text: string): void => void process.stdout.write(`${text}\n`);

const writeAll = (): void => {
  for (let n = 0; n < Number(count); n++) writeOne(n);
};

/** Writes at about 1,000 lines a second until somebody ends the process. */
const writeForEver = (): void => {
  let n = 0;
  setInterval(() => {
    for (let k = 0; k < 5; k++) writeOne(n++);
    tell(String(n));
  }, 5);
};

/** Writes in small bursts with uneven pauses, then ends by itself. */
const writeSlowly = (n = 0): void => {
  if (n >= Number(count)) return void sink.close();
  const burst = Math.min(Number(count), n + 1 + ((n * 7919) % 23));
  for (let k = n; k < burst; k++) writeOne(k);
  setTimeout(writeSlowly, (n * 31) % 29, burst);
};

const leaving: Record<string, () => void> = {
  return: () => {},
  exit: () => process.exit(0),
  throw: () => {
    throw new Error('thrown on purpose');
  },
  reject: () => void Promise.reject(new Error('rejected on purpose')),
  wait: () => {
    tell('written');
    setInterval(() => {}, 1000);
  },
  'signal-exit': () => {
    onExit(() => tell('signal-exit was heard'));
    tell('written');
    setInterval(() => {}, 1000);
  },
  'own-handler': () => {
    process.on('SIGTERM', () => {
      writeOne(Number(count));
      process.exit(3);
    });
    tell('written');
    setInterval(() => {}, 1000);
  },
  stats: () => {
    sink.flushSync();
    tell(JSON.stringify(sink.stats()));
  },
};

if (leave === 'for-ever') writeForEver();
else if (leave === 'slowly') writeSlowly();
else {
  writeAll();
  leaving[leave]!();
}
