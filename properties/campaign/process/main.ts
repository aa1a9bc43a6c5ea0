// The process of a worker: does what it is asked, and ends when its parent does.
import { loadAdapter } from '../../../implementations/load.ts'
import { allocateYoung } from '../../heapFlags.ts'
import { openWorker, type Worker } from '../worker.ts'
import { type Answers, aliveEvery, type FromWorker, type Request, type Start, type ToWorker } from './messages.ts'

allocateYoung()

const send = (message: FromWorker): void => void process.send?.(message)
const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

// Who ends a container tells all of its processes; when a worker ends is up to its parent.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
process.on('disconnect', () => process.exit())
if (!process.connected) process.exit()

send({ alive: true })
setInterval(() => send({ alive: true }), aliveEvery)

async function open({ specifier, adapter: id, setup, log }: Start): Promise<Worker> {
  const adapter = await loadAdapter(specifier, log ? { log: (text) => void process.stderr.write(text) } : {})
  if (adapter.id !== id) throw new Error(`The adapter ${specifier} is ${adapter.id} in a worker, and not ${id}.`)
  return openWorker(adapter, setup)
}

async function answer(worker: Worker, request: Request): Promise<Answers[keyof Answers]> {
  switch (request.do) {
    case 'batch':
      return worker.batch(request.batch)
    case 'judgeEnd':
      return worker.judgeEnd(request.single, request.end)
    case 'selfTest':
      return worker.selfTest()
    case 'run':
      return worker.run(request.scenarios, request.options)
    case 'close':
      await worker.close()
      return null
  }
}

let worker: Promise<Worker> | undefined

process.on('message', (message: ToWorker) => {
  if ('start' in message) {
    worker = open(message.start)
    worker.then(
      ({ facts }) => send({ ready: facts }),
      (error: unknown) => send({ failed: sentenceOf(error) }),
    )
    return
  }
  const { number, request } = message
  worker!
    .then((open) => answer(open, request))
    .then(
      (given) => send({ number, answer: given }),
      (error: unknown) => send({ number, failed: sentenceOf(error) }),
    )
})
