/*!
 * Copyright 2026 The consult authors
 * SPDX-License-Identifier: MIT
 */

/** Answers a call. */
export function answer(name: string): void {
  console.warn(`No room for ${name}`)
}
