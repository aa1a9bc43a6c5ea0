import { afterEach, expect, test, vi } from 'vitest'
import { loadPreload } from './load.ts'

const script = new URL('./testing/world.cjs', import.meta.url)
const load = () => loadPreload(script, { electron: '33' })
const year = 'new Date().getUTCFullYear() + "," + new Date(Date.now()).getUTCFullYear() + "," + Date().includes(1999)'

afterEach(() => void vi.useRealTimers())

test.each([false, true])('both worlds follow the clock that a test sets, with fake timers: %s', async (isFake) => {
  if (isFake) vi.useFakeTimers()
  const page = await load()
  vi.setSystemTime('1999-06-01')
  expect(page.eval(year)).toBe('1999,1999,true')
  expect(page.api.run(year)).toBe('1999,1999,true')
  vi.useRealTimers()
  expect(page.eval(year)).not.toContain('1999')
})

test.each([
  'new Date() instanceof Date && new Date().constructor === Date',
  'new (class Day extends Date { next() { return new Date(this.getTime() + 1) } })(5).next().getTime() === 6',
  'new (class Day extends Date {})() instanceof Date && typeof Date() === "string"',
  'Date.UTC(2000, 0) === new Date(2000, 0, 1, 0, -new Date(2000, 0).getTimezoneOffset()).getTime()',
  'Date.parse("2000-01-01T00:00Z") === Date.UTC(2000, 0) && Date.length === 7 && Date.name === "Date"',
  'Math.abs(Date.now() - new Date()) < 1000 && !Number.isNaN(new Date().getTime())',
  'Object.getOwnPropertyDescriptor(globalThis, "Date").enumerable === false && !Object.keys(Date).length',
])("a world's Date is its own: %s", async (expression) => {
  const page = await load()
  expect(page.eval(expression)).toBe(true)
  expect(page.api.run(expression)).toBe(true)
})
