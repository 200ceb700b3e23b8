import type { Finding } from './types.ts';

/** Is the finding something that a person wants to hear of? What stays for a reason is not. */
export const isReported = ({ kept, messageId }: Finding): boolean =>
  kept === undefined || messageId === 'manual';
