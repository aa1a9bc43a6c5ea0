import { allocateYoung } from '../properties/heapFlags.ts'
import { endWith } from './ending.ts'
import { main } from './main.ts'

allocateYoung()
await endWith(() => main(process.argv.slice(2)))
