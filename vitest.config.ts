import { defineConfig } from 'vitest/config'

/** Of these no test changes what a module holds, so that files may share modules: to load them anew took longer than most tests. */
const sharing = ['{model,files,reports,properties}/**/*.test.ts', 'implementations/{bridge,world}/**/*.test.ts']

/** These kill processes at a moment and want the machine for themselves. */
const scale = 'tests/scale/**/*.test.ts'

export default defineConfig({
  test: {
    globalSetup: ['tests/bundle.setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'sharing', include: sharing, isolate: false } },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['{implementations,doubles,cli,tests,docs}/**/*.test.ts'],
          // The last is run by docs/examples/examples.test.ts.
          exclude: [...sharing, scale, 'docs/examples/vitest/**'],
        },
      },
      { extends: true, test: { name: 'scale', include: [scale] } },
    ],
  },
})
