/** Where something stands in a JSON tree. */
export type JsonPath = readonly (string | number)[]

/** A copy of a JSON tree that shares nothing with it. */
export function copyJson<T>(json: T): T {
  return JSON.parse(JSON.stringify(json)) as T
}

/** All locations of a tree, outermost first and in order. */
export function locationsOf(json: unknown, from: JsonPath = []): JsonPath[] {
  const found: JsonPath[] = []
  let level: [JsonPath, unknown][] = [[from, json]]
  while (level.length > 0) {
    const next: [JsonPath, unknown][] = []
    for (const [path, at] of level) {
      if (typeof at !== 'object' || at === null) continue
      for (const [key, part] of Object.entries(at)) {
        const inner = [...path, Array.isArray(at) ? Number(key) : key]
        found.push(inner)
        next.push([inner, part])
      }
    }
    level = next
  }
  return found
}

export function readAt(json: unknown, path: JsonPath): unknown {
  let at = json
  for (const key of path) at = (at as Record<string | number, unknown>)[key]
  return at
}

/** A copy without what is at the path: an element closes up, a key goes. */
export function without<T>(json: T, path: JsonPath): T {
  const copy = copyJson(json)
  const holder = readAt(copy, path.slice(0, -1))
  const last = path.at(-1)!
  if (Array.isArray(holder)) holder.splice(Number(last), 1)
  else delete (holder as Record<string, unknown>)[String(last)]
  return copy
}

/** A copy with another value at the path. */
export function replaced<T>(json: T, path: JsonPath, value: unknown): T {
  const copy = copyJson(json)
  const holder = readAt(copy, path.slice(0, -1)) as Record<string | number, unknown>
  holder[path.at(-1)!] = copyJson(value)
  return copy
}

/** In the place of a part: the part goes, an array closes up. */
export const dropped: unique symbol = Symbol('dropped')

/** A copy in which every object has gone through `visit`, innermost first, beside what it was before. */
export function mapJson(json: unknown, visit: (part: JsonObject, before: JsonObject) => unknown): unknown {
  if (Array.isArray(json)) return json.map((part) => mapJson(part, visit)).filter((part) => part !== dropped)
  if (!isJsonObject(json)) return json
  const copy: JsonObject = {}
  for (const [key, part] of Object.entries(json)) {
    const mapped = mapJson(part, visit)
    if (mapped !== dropped) copy[key] = mapped
  }
  return visit(copy, json)
}

export type JsonObject = Record<string, unknown>

export function isJsonObject(json: unknown): json is JsonObject {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}
