import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{model,implementations,properties,reports,cli,tests,docs}/**/*.test.ts'],
    globalSetup: ['tests/bundle.setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
