import { contextBridge } from 'electron'

declare const document: { title: string }

contextBridge.exposeInMainWorld('others', {
  list: async () => [{ title: 'Eggs' }],
  title: () => document.title,
})
