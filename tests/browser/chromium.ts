import { existsSync } from 'node:fs'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The Chromium of this machine. @throws Error that says how to get one: a test that is skipped would look green */
export function findChromium(): string {
  const named = process.env.BRIDGECHECK_CHROMIUM
  const found = named ?? places.find((place) => existsSync(place))
  if (found !== undefined) return found
  throw new Error('No Chromium: install the Debian package chromium, or name an executable in BRIDGECHECK_CHROMIUM.')
}
