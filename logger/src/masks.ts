import { copy } from './core/copy.ts';
import { ensurePolicy } from './mask/full.ts';

export { maskCard, maskPhone, maskRrn, maskSecret } from './mask/masks.ts';
export * from './mask/more.ts';

/** A masked copy of any value, with its shape kept, read as a person's record. */
export const maskFields = <T>(value: T): T => {
  ensurePolicy();
  return copy(() => value, 'user') as T;
};
