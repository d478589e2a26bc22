import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['dinh-source', 'node', 'module', 'import', 'default'] },
  ssr: { resolve: { conditions: ['dinh-source', 'node', 'module', 'import', 'default'] } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
    globalSetup: ['src/testing/global-setup.ts'],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
  },
})
