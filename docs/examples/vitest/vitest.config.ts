import { electronDouble } from 'bridgecheck/vitest'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [electronDouble({ electron: '33', mocks: './electron.mocks.ts' })],
})
