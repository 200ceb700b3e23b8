// Fills data/callbacks.jsonl with requests to try the server with.
import { appendFile, mkdir } from 'node:fs/promises';

const count = Number(process.argv[2] ?? 5);
const topics = ['요금 문의', '기기 교체', '해지 상담', 'Roaming', 'Invoice'];

console.log(`Seeding ${count} call-back requests`);
await mkdir('data', { recursive: true });
for (let index = 0; index < count; index += 1) {
  const request = {
    name: `고객 ${index + 1}`,
    phone: `010-0000-${String(index).padStart(4, '0')}`,
    email: `customer${index + 1}@example.com`,
    topic: topics[index % topics.length],
    askedAt: new Date(Date.now() - index * 60_000).toISOString(),
  };
  await appendFile('data/callbacks.jsonl', `${JSON.stringify(request)}\n`);
  console.log(`  ${request.name}: ${request.topic}`);
}
console.log('Done. Start the server with: npm start');
