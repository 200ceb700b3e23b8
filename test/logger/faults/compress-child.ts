/** Compresses what stands in a folder, and says when it begins. */
import { fileSink } from '../../../logger/src/file/index.ts';

const sink = fileSink({ folder: process.argv[2]!, settleMs: 0, zone: 'utc', retentionDays: 9999 });
process.stdout.write('begin\n');
const { compressed } = await sink.maintain();
process.stdout.write(`${JSON.stringify(compressed)}\n`);
