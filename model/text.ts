/** JSON text with all beyond ASCII escaped: texts of one byte a character are parsed and joined twice as fast. */
export function asciiJson(value: unknown): string {
  const json = JSON.stringify(value)
  if (!/[\u0080-\uffff]/.test(json)) return json
  let text = ''
  // Unit by unit: a slice of a string of two bytes a character would have two bytes a character as well.
  for (let index = 0; index < json.length; index++) {
    const unit = json[index]!
    text += unit < '\x80' ? unit : `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
  }
  return text
}

const cacheSize = 4096
let quoted = new Map<string, string>()

/** A string as JSON of ASCII characters. Names come again and again: they are quoted once. */
export function quote(text: string): string {
  const known = quoted.get(text)
  if (known !== undefined) return known
  const fresh = asciiJson(text)
  if (text.length <= 32) {
    if (quoted.size >= cacheSize) quoted = new Map()
    quoted.set(text, fresh)
  }
  return fresh
}
