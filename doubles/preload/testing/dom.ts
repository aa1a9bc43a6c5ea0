declare const window: { addEventListener(name: string, listener: () => void): void }
declare const document: { title: string; querySelector(selector: string): unknown }

import { contextBridge } from 'electron'

const loaded: string[] = []
window.addEventListener('DOMContentLoaded', () => loaded.push(typeof document === 'undefined' ? '' : document.title))
contextBridge.exposeInMainWorld('api', {
  loaded: () => loaded,
  find: (selector: string) => document.querySelector(selector),
})
