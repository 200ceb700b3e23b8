#!/usr/bin/env node
// Prints what a running consultation server says of itself.
const base = process.argv[2] ?? 'http://localhost:8787';

try {
  const response = await fetch(new URL('/api/health', base));
  const health = await response.json();
  console.log(`status   ${health.status}`);
  console.log(`uptime   ${health.uptimeSeconds} s`);
  console.log(`rooms    ${health.rooms}`);
  console.log(`people   ${health.people}`);
} catch (error) {
  console.error(`No answer from ${base}: ${error.message}`);
  process.exitCode = 1;
}
