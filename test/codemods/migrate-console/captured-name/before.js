import fs from 'node:fs';

export function boot(logger) {
  logger.push('boot');
  console.error('boot', new Error('no logger yet'));
}

export const read = (log) => fs.readFile(log, (error) => console.error(error));
