// A preload script as applications have it: a wrapper of ipcRenderer, with types and a module of its own.
import { contextBridge, ipcRenderer } from 'electron'
import { channels } from './channels.ts'

interface Note {
  title: string
  text: string
}

const api = {
  version: process.versions.node,
  limits: { notes: 100 },
  list: (): Promise<Note[]> => ipcRenderer.invoke(channels.list),
  save: (note: Note): Promise<void> => ipcRenderer.invoke(channels.save, note),
  onChange: (listener: (note: Note) => void): void => {
    ipcRenderer.on(channels.changed, (_event: unknown, note: Note) => listener(note))
  },
  parse: (text: string): Note => {
    const [title, ...lines] = text.split('\n')
    if (!title) throw new TypeError('A note needs a title')
    return { title, text: lines.join('\n') }
  },
}

contextBridge.exposeInMainWorld('notes', api)
