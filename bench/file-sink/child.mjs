// One writer, one task: `speed` prints lines per CPU-second; the others write lines and leave.
import { writers } from './writers.mjs';

const [, , name, task, folder, count] = process.argv;
const { log, end } = await writers[name](folder);
const writeAll = () => {
  for (let n = 0; n < Number(count); n++) log({ n, peerId: `p-${n}`, room: 'consult', ok: true });
};

if (task === 'speed') {
  for (let n = 0; n < 2000; n++) log({ n, peerId: `p-${n}`, room: 'consult', ok: true });
  const before = process.cpuUsage();
  writeAll();
  await end();
  const { user, system } = process.cpuUsage(before);
  console.log(Number(count) / ((user + system) / 1e6));
  process.exit();
}
writeAll();
if (task === 'exit') process.exit();
if (task === 'throw') throw new Error('on purpose');
process.send?.('written');
setInterval(() => {}, 1000);
