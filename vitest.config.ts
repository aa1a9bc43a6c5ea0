import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{model,implementations,doubles,properties,reports,cli,tests,docs}/**/*.test.ts'],
    // A project of its own, run by docs/examples/examples.test.ts.
    exclude: ['docs/examples/vitest/**'],
    globalSetup: ['tests/bundle.setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
