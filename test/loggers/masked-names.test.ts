import { expect, it } from 'vitest';
import { checkMigration } from '../../src/analysis/checks/migration.ts';
import { DEFAULT_SETTINGS } from '../../src/analysis/settings.ts';
import { DIALECTS } from '../../src/loggers/index.ts';
import { processFile } from '../../src/source/file.ts';
import { parse } from '../../src/source/parse.ts';

const TEXT = `export function join(phone, email, error) {
  console.log('joined', phone);
  console.log('joined', phone, 'mail:', email);
  console.error('cannot join', error, phone);
  console.log(\`joined \${phone} \${email}\`);
}
`;

it.each([...DIALECTS.values()])('a name that becomes a field can be masked there: $name', (dialect) => {
  const settings = { ...DEFAULT_SETTINGS, logger: { ...DEFAULT_SETTINGS.logger, module: './log.js', dialect, certain: true } };
  const { after } = processFile('join.js', TEXT, settings, [checkMigration]);
  expect(() => parse('join.js', after)).not.toThrow();
  expect(after.match(/maskPhone\(phone\)/g)).toHaveLength(4);
  expect(after.match(/maskEmail\(email\)/g)).toHaveLength(2);
  expect(processFile('join.js', after, settings, [checkMigration]).after).toBe(after);
});
