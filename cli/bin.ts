#!/usr/bin/env node
import { allocateYoung } from '../properties/heapFlags.ts'
import { main } from './main.ts'

allocateYoung()
process.exitCode = await main(process.argv.slice(2))
