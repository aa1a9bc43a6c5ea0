import type { ValueNode, World } from '../../model/scenario/recipe.ts'
import { type Scenario, validateScenario } from '../../model/scenario/scenario.ts'

type Primitive = string | number | boolean | null | undefined

/** Where a script or a step finds a value: `at({ argument: 0 })`. */
class At {
  readonly place: object
  constructor(place: object) {
    this.place = place
  }
}
export const at = (place: object): At => new At(place)

/** A function by what it does; its operands are shapes. */
class Fn {
  readonly form: string
  readonly script: { actions?: readonly Record<string, unknown>[]; return?: Shape; throw?: Shape }
  constructor(form: string, script: Fn['script']) {
    this.form = form
    this.script = script
  }
}

/** An accessor of an object. */
class Getter {
  readonly value: Shape
  constructor(value: Shape) {
    this.value = value
  }
}

/** A value of one world, written down as ordinary data. One object at two places is one object there too. */
export type Shape =
  | Primitive
  | At
  | Fn
  | Getter
  | Error
  | Date
  | Uint8Array
  | Map<Shape, Shape>
  | readonly Shape[]
  | { readonly [key: string]: Shape }

export const getter = (value: Shape) => new Getter(value)
/** `(...) => value` */
export const returns = (value?: Shape, form = 'arrow') => new Fn(form, value === undefined ? {} : { return: value })
/** `async () => value`, as what `ipcRenderer.invoke` gives */
export const invokes = (value?: Shape) => returns(value, 'async')
export const fails = (error: Shape, form = 'arrow') => new Fn(form, { throw: error })
/** Keeps its argument `index`, a listener of the page, for `Scene.emit`; gives a function that ends the subscription. */
export const subscribes = (name: string, index = 0) =>
  new Fn('arrow', { actions: [{ keep: at({ argument: index }), as: name }], return: returns() })
/** Calls its argument `index` at once. */
export const callsBack = (index: number, ...args: Shape[]) =>
  new Fn('arrow', { actions: [{ call: at({ argument: index }), args }] })

/** What a preload script exposes and what happens then, step by step: a scenario in the making. */
export class Scene {
  readonly #values: Record<string, ValueNode> = {}
  readonly #steps: object[] = []
  readonly #names = new Map<object, string>()

  expose(key: string, api: Shape): this {
    return this.#step({ do: 'expose', key, value: this.#operand(api, 'isolated') })
  }

  /** The page calls `window.<path>`; a promise is awaited. */
  call(path: string, ...args: Shape[]): this {
    const as = `step${this.#steps.length}`
    const operands = args.map((arg) => this.#operand(arg, 'main'))
    this.#step({ do: 'call', in: 'main', at: exposed(path), args: operands, as })
    return this.#step({ do: 'await', in: 'main', at: { result: as } })
  }

  /** The page looks at `window.<path>`. */
  read(path: string): this {
    return this.#step({ do: 'read', in: 'main', at: exposed(path) })
  }

  /** The page tries to put something else there. */
  overwrite(path: string, value: Primitive): this {
    const keys = path.split('.')
    const change = { set: keys.at(-1), value: this.#operand(value, 'main') }
    return this.#step({ do: 'mutate', in: 'main', at: exposed(keys.slice(0, -1).join('.')), change })
  }

  /** The preload script calls a listener that `subscribes` has kept. */
  emit(name: string, ...args: Shape[]): this {
    const operands = args.map((arg) => this.#operand(arg, 'isolated'))
    return this.#step({ do: 'call', in: 'isolated', at: { kept: name }, args: operands })
  }

  scenario(): Scenario {
    return validateScenario({ bridgecheck: 1, values: this.#values, steps: this.#steps })
  }

  #step(step: object): this {
    this.#steps.push(step)
    return this
  }

  #operand(shape: Shape, world: World): unknown {
    if (shape === undefined) return { undefined: true }
    if (typeof shape !== 'object' || shape === null) return shape
    if (shape instanceof At) return shape.place
    let name = this.#names.get(shape)
    if (name === undefined) {
      name = `v${this.#names.size}`
      this.#names.set(shape, name)
      this.#values[name] = this.#node(shape, world) as ValueNode
    }
    return { value: name }
  }

  #node(shape: Exclude<Shape, Primitive | At>, world: World): object {
    const operand = (of: Shape) => this.#operand(of, world)
    if (shape instanceof Fn) {
      const { form, script } = shape
      const actions = (script.actions ?? []).map((action) => resolved(action, operand))
      return { kind: 'function', in: world, form, script: { ...resolved(script, operand), actions } }
    }
    if (shape instanceof Error) return { kind: 'error', in: world, class: shape.name, message: shape.message }
    if (shape instanceof Date) return { kind: 'date', in: world, time: shape.getTime() }
    if (shape instanceof Map)
      return { kind: 'map', in: world, entries: [...shape].map(([key, value]) => [operand(key), operand(value)]) }
    if (shape instanceof Uint8Array) {
      const buffer = `bytes${this.#names.size}`
      this.#values[buffer] = { kind: 'arrayBuffer', in: world, bytes: [...shape] }
      return { kind: 'typedArray', in: world, array: 'Uint8Array', buffer, offset: 0, length: shape.length }
    }
    if (Array.isArray(shape)) return { kind: 'array', in: world, items: shape.map(operand) }
    const properties = Object.entries(shape as Record<string, Shape>).map(([key, value]) =>
      value instanceof Getter ? { key, get: operand(value.value) } : { key, value: operand(value) },
    )
    return { kind: 'object', in: world, properties }
  }
}

/** The operands of a script or action. */
function resolved(of: object, operand: (shape: Shape) => unknown): object {
  return Object.fromEntries(
    Object.entries(of).map(([key, value]) => {
      if (key === 'as' || key === 'actions') return [key, value]
      return [key, key === 'args' ? (value as Shape[]).map(operand) : operand(value)]
    }),
  )
}

function exposed(path: string): object {
  const [root, ...keys] = path.split('.')
  return { exposed: root, path: keys }
}
