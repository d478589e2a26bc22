import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const SRC = resolve(import.meta.dirname, 'src')

export default defineConfig({
  resolve: {
    // Tests read the sources, never dist. Vitest's global setup does not see `resolve.conditions`, so the map is said once more.
    alias: [
      { find: /^#testing$/, replacement: `${SRC}/testing/index.ts` },
      { find: /^#(platform|ui|foundation|government|economy|society)\/([\w-]+)$/, replacement: `${SRC}/$1/$2/index.ts` },
    ],
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
    globalSetup: ['src/testing/global-setup.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
  },
})
