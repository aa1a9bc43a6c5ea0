import type { Context } from 'node:vm'
import { put } from './define.ts'
import { handlerKeys, windowKeys } from './window-keys.ts'

/**
 * Names of the classes of a page's platform: what no bare realm has, and no script made, for what scripts give a window
 * is enumerable.
 */
export function classesOf(page: object, bare: Context): string[] {
  return Object.getOwnPropertyNames(page).filter(
    (name) => /^[A-Z]/.test(name) && !(name in bare) && !Object.prototype.propertyIsEnumerable.call(page, name),
  )
}

/** What goes to the page when a script sets it; all else is replaced in the script's own world. */
const writable: ReadonlySet<string> = new Set(['location', 'name', 'status', ...handlerKeys])

/**
 * Shows a world what each window has and this page has, unless the world has its own: the document that both worlds
 * share, functions that act on the page, event handlers. Where the page means itself, the world sees itself.
 */
export function viewPage(context: Context, page: object): void {
  // The page's own names, and what windows inherit; not what a page without a DOM has in name only.
  const names = windowKeys.filter((name) => Object.hasOwn(page, name) || name in EventTarget.prototype)
  for (const name of names.filter((name) => !Object.hasOwn(context, name))) {
    const show = handlerKeys.includes(name) ? (value: unknown) => value : bindTo(page)
    const get = () => {
      const value: unknown = Reflect.get(page, name)
      return value === page ? context : show(value)
    }
    const set = (value: unknown) => {
      if (writable.has(name)) Reflect.set(page, name, value)
      else put(context, name, value)
    }
    Object.defineProperty(context, name, { get, set, enumerable: false, configurable: true })
  }
}

/** Functions of a window need it as their receiver; each is bound once. */
function bindTo(page: object): (value: unknown) => unknown {
  const known = new WeakMap<object, unknown>()
  return (value) => {
    if (typeof value !== 'function') return value
    if (!known.has(value)) known.set(value, value.bind(page))
    return known.get(value)
  }
}
