import { contextBridge } from 'electron'

class Note {}

contextBridge.exposeInMainWorld('api', {
  name: () => Note.name,
  cpus: async () => (await import('node:os')).cpus().length,
  electron: async () => typeof (await import('electron')).contextBridge,
  relative: async () => (await import('./value.ts')).value,
})
