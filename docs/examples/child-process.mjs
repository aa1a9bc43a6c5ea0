// An adapter that runs elsewhere: here in a child process, which hosts the naive fake and answers over Node's IPC.
// In the place of the child may stand a browser, a device, another machine: `run` gets scenarios and gives traces.
import { fork } from 'node:child_process'
import { on, once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { defineAdapter } from 'bridgecheck/adapters'

export default defineAdapter({
  id: 'child-process',
  profile: 'newest',
  capabilities: [],
  async open() {
    const child = fork(fileURLToPath(new URL('./child-process.child.mjs', import.meta.url)))
    const messages = on(child, 'message', { close: ['exit'] })
    const answer = async () => {
      const { value, done } = await messages.next()
      if (done) throw new Error('The child process ended before it answered.')
      return value[0]
    }
    const facts = await answer()
    return {
      facts,
      run(scenarios, options) {
        child.send({ scenarios, options })
        return answer()
      },
      async close() {
        if (!child.connected) return
        child.disconnect()
        await once(child, 'exit')
      },
    }
  },
})
