import { expect, it } from 'vitest'
import { windowKeys } from '../../doubles/preload/window-keys.ts'
import { inElectron } from './inElectron.ts'

it.each(['25.1.1', '33.2.1'])(
  'the window of Electron %s has each key that the double takes for taken',
  async (version) => {
    const source = `${JSON.stringify(windowKeys)}.filter((key) => !(key in window))`
    expect(await inElectron(version, undefined, source)).toEqual([])
  },
)
