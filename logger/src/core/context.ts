import { AsyncLocalStorage } from 'node:async_hooks';
import type { Bound } from './bound.ts';

const KEY = Symbol.for('@logfix/logger/context');

const shared = globalThis as { [KEY]?: AsyncLocalStorage<Bound> };

/** One store a process, whether this package was imported, required, or both. */
const store = (shared[KEY] ??= new AsyncLocalStorage<Bound>());

export const context = (): Bound | undefined => store.getStore();

export const runIn = <T>(fields: Bound, fn: () => T): T => store.run(fields, fn);
