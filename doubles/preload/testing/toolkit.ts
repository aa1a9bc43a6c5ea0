// The shape of the template that many projects start from.
import electron, { contextBridge, webFrame } from 'electron'

const api = {
  zoom: (factor: number): void => webFrame.setZoomFactor(factor),
  electron: () => typeof electron.contextBridge,
}

if ((process as { contextIsolated?: boolean }).contextIsolated) {
  try {
    contextBridge.exposeInMainWorld('api', api)
  } catch (error) {
    console.error(error)
  }
} else {
  ;(globalThis as { api?: unknown }).api = api
}
