/** Writes lines to a slow or dead database and leaves in the way that it is told. */
import { appendFileSync } from 'node:fs';
import { fileSink } from '../../../logger/src/file/index.ts';
import { createLogger } from '../../../logger/src/main.ts';
import { postgresSink } from '../../../logger/src/postgres/index.ts';

const [folder = '', leave = 'return', database = 'alive'] = process.argv.slice(2);

/** Answers after 30 ms, and keeps its rows in a file. */
const client = {
  async query(text: string, params: unknown[] = []): Promise<unknown> {
    await new Promise((resolve) => setTimeout(resolve, 30));
    if (database === 'dead') throw Object.assign(new Error('refused'), { code: 'ECONNREFUSED' });
    if (text.includes('insert into')) {
      const rows = JSON.parse(String(params[0])) as { fields: object }[];
      const lines = rows.map(({ fields }) => `${JSON.stringify(fields)}\n`);
      appendFileSync(`${folder}/table.log`, lines.join(''));
    }
    return { rows: [] };
  },
};

const fallback = fileSink({ folder, name: 'fallback' });
const sinks = postgresSink({ client, fallback, cleanUp: false, batchSize: 100 });
const log = createLogger({ level: 'info', sinks });
for (let n = 0; n < 1000; n++) log.info('line', { n });

const leaving: Record<string, () => void> = {
  return: () => {},
  exit: () => process.exit(0),
  throw: () => {
    throw new Error('thrown on purpose');
  },
  wait: () => {
    process.stdout.write('written\n');
    setInterval(() => {}, 1000);
  },
};
leaving[leave]!();
