import { createHash } from 'node:crypto';

/**
 * Gives findings names that stay when lines move: the file, what is said, and the code that it is
 * said of. Where one file says the same twice, the order tells them apart.
 */
export function fingerprints(): (file: string, said: string, code: string) => string {
  const seen = new Map<string, number>();
  return (file, said, code) => {
    const key = [file, said, code.replace(/\s+/g, ' ')].join('\0');
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return createHash('sha256').update(`${key}\0${count}`).digest('hex').slice(0, 20);
  };
}
