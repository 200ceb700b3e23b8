/*!
 * Copyright 2026 The consult authors
 * SPDX-License-Identifier: MIT
 */

import { logger } from '@logfix/logger'

/** Answers a call. */
export function answer(name: string): void {
  logger.warn(`No room for ${name}`)
}
