import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 300_000,
    // Shared build machines stall: what fails for good fails again.
    retry: process.env.CI ? 2 : 0,
    hookTimeout: 300_000,
  },
});
