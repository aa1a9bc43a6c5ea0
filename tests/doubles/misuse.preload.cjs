// Runs in real Electrons and in the double: what each says to the same mistakes.
const { contextBridge } = require('electron')

const expose = (api, key = `api${Math.random()}`) => contextBridge.exposeInMainWorld(key, api)
const nest = (depth) => (depth === 0 ? {} : { nest: nest(depth - 1) })
const cycle = []
cycle.push(cycle)

const mistakes = {
  'a weak map': () => expose({ map: new WeakMap() }),
  'a function in a map': () => expose({ map: new Map([[1, () => {}]]) }),
  'a promise in a set': () => expose(new Set([Promise.resolve()])),
  'a symbol in a map': () => expose(new Map([[1, Symbol('a')]])),
  'a getter that throws in a map': () =>
    expose(
      new Map([
        [
          1,
          {
            get x() {
              throw new Error('mine')
            },
          },
        ],
      ]),
    ),
  'a proxy': () => expose(new Proxy({}, {})),
  'a generator object': () => expose((function* () {})()),
  'a symbol object': () => expose(Object(Symbol('a'))),
  'too deep a nest': () => expose(nest(500)),
  'an array in itself': () => expose(cycle),
  'a form': () => expose(document.createElement('form')),
  'a form in a list': () => expose([document.createElement('form')]),
  'a form in a map': () => expose(new Map([[1, document.createElement('form')]])),
  'a proxy around an element': () => expose(new Proxy(document.createElement('div'), {})),
  'a taken key': () => expose({}, 'taken') ?? expose({}, 'taken'),
  'a key that each object has': () => expose({}, 'toString'),
  'a key of the browser': () => expose({}, 'document'),
  'no key': () => contextBridge.exposeInMainWorld(),
  'a key that is null': () => contextBridge.exposeInMainWorld(null, {}),
  'a key that is a number': () => contextBridge.exposeInMainWorld(5, {}),
  'a key that is an object': () => contextBridge.exposeInMainWorld({}, {}),
  'a key that is a symbol': () => contextBridge.exposeInMainWorld(Symbol('a'), {}),
  'a world that is a text': () => contextBridge.exposeInIsolatedWorld('1', 'api', {}),
  'a world that is none': () => contextBridge.exposeInIsolatedWorld(undefined, 'api', {}),
  'no key for a world': () => contextBridge.exposeInIsolatedWorld(1004, undefined, {}),
}

const said = {}
for (const [name, make] of Object.entries(mistakes)) {
  try {
    make()
    said[name] = 'nothing'
  } catch (error) {
    said[name] = `${error instanceof Error ? 'own' : 'foreign'} ${error.name}: ${error.message}`
  }
}

contextBridge.exposeInMainWorld('api', {
  said,
  fail: (what) => {
    if (what === 'class') throw new TypeError('mine')
    if (what === 'text') throw 'mine'
    if (what === 'nothing') throw undefined
    if (what === 'code') throw Object.assign(new Error('mine'), { code: 5 })
    if (what === 'exception') throw new DOMException('mine', 'AbortError')
    return { map: new WeakMap() }
  },
  reject: async (what) => {
    if (what === 'class') throw new RangeError('mine')
    if (what === 'text') throw 'mine'
    return { map: new WeakMap() }
  },
  take: (value) => typeof value,
})
