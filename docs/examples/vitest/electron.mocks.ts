import { vi } from 'vitest'

export const ipcRenderer = { invoke: vi.fn(), on: vi.fn() }
