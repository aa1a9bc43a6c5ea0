import { describe, expect, it } from 'vitest'
import { asciiJson, quote } from './text.ts'

describe('JSON text', () => {
  it('is ASCII, also where JSON need not be', () => {
    expect(asciiJson('a\u2028\uffff')).toBe('"a\\u2028\\uffff"')
    expect(quote('é\u{1f600}\ud800')).toBe('"\\u00e9\\ud83d\\ude00\\ud800"')
  })

  it('is the same the second time', () => {
    expect(quote('"\n')).toBe('"\\"\\n"')
    expect(quote('"\n')).toBe('"\\"\\n"')
  })
})
