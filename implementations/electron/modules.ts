/**
 * Whether preload scripts of this Electron can import a module. Outside of the sandbox they can since Electron 28, which
 * brought modules to them (#37535); of one that tries before, the renderer dies (seen in 25.1.1).
 */
export function canImport(version: string, isSandboxed: boolean): boolean {
  return isSandboxed || Number(version.split('.')[0]) >= 28
}
