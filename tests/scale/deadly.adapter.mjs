// An adapter whose process dies of the cases that DEADLY_CASES names (of seed 1), or never answers, as DEADLY_WAY says.
import { loadAdapter } from '../../dist/implementations/index.js'
import { caseAt } from '../../dist/properties/index.js'

const deadly = new Set(
  (process.env.DEADLY_CASES ?? '').split(',').map((index) => JSON.stringify(caseAt(1, Number(index)))),
)
const ways = {
  abort: () => process.abort(),
  memory() {
    const held = []
    for (;;) held.push(new Array(1e6).fill(held.length))
  },
  never: () => new Promise(() => {}),
  loop() {
    for (;;);
  },
  parent() {
    process.kill(process.ppid, 'SIGKILL')
    process.kill(process.pid, 'SIGKILL')
  },
}

const vm = await loadAdapter('vm')

export default {
  id: 'deadly',
  profile: 'newest',
  capabilities: vm.capabilities,
  async open() {
    const session = await vm.open()
    return {
      facts: session.facts,
      async run(scenarios, options) {
        if (scenarios.some((scenario) => deadly.has(JSON.stringify(scenario)))) await ways[process.env.DEADLY_WAY]()
        return session.run(scenarios, options)
      },
      close: () => session.close(),
    }
  },
}
