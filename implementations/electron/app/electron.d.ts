/** The part of Electron's own interface that the application and the examples use. Electron is no dependency, so its types are not there. */
declare module 'electron' {
  interface IpcMainEvent {
    sender: WebContents
  }
  interface WebContents {
    send(channel: string, ...args: unknown[]): void
    forcefullyCrashRenderer(): void
    isDestroyed(): boolean
    on(event: 'render-process-gone' | 'dom-ready', listener: () => void): void
    executeJavaScriptInIsolatedWorld(worldId: number, scripts: { code: string }[]): Promise<unknown>
  }
  interface WindowOptions {
    show: boolean
    width: number
    height: number
    webPreferences: {
      preload: string
      additionalArguments: string[]
      sandbox: boolean
      contextIsolation: boolean
      nodeIntegration: boolean
      backgroundThrottling: boolean
      spellcheck: boolean
    }
  }
  class BrowserWindow {
    constructor(options: WindowOptions)
    webContents: WebContents
    loadFile(path: string): Promise<void>
    destroy(): void
    isDestroyed(): boolean
  }
  const app: {
    whenReady(): Promise<void>
    exit(code: number): void
    disableHardwareAcceleration(): void
    on(event: 'window-all-closed', listener: () => void): void
  }
  const ipcMain: { on(channel: string, listener: (event: IpcMainEvent, ...args: string[]) => void): void }
  const ipcRenderer: {
    // biome-ignore lint/suspicious/noExplicitAny: as in Electron's own types
    on(channel: string, listener: (event: unknown, ...args: any[]) => void): void
    // biome-ignore lint/suspicious/noExplicitAny: as in Electron's own types
    invoke(channel: string, ...args: unknown[]): Promise<any>
    send(channel: string, ...args: unknown[]): void
  }
  const webFrame: { setZoomFactor(factor: number): void }
  const contextBridge: {
    exposeInMainWorld(key: string, api: unknown): void
    exposeInIsolatedWorld(worldId: number, key: string, api: unknown): void
    executeInMainWorld?(script: { func?: unknown; args?: unknown[] }): unknown
  }
}
