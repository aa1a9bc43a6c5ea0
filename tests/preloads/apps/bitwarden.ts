import { invokes, returns, Scene, subscribes } from '../scene.ts'

const prf = new Uint8Array([1, 2, 3, 255])

/** Like Bitwarden: one tree of namespaces; keys and hashes cross as bytes. */
export default new Scene()
  .expose('ipc', {
    auth: { loginRequest: invokes(), twoFactor: { list: invokes(['totp', 'webauthn']) } },
    platform: {
      versions: { app: invokes('2024.11.1') },
      deviceType: 8,
      isDev: false,
      isFlatpak: false,
      reloadProcess: returns(),
      storage: { get: invokes({ theme: 'dark', tokens: [] }), has: invokes(true), save: invokes(), remove: invokes() },
      crypto: { argon2: invokes(prf) },
      nativeMessaging: { onMessage: subscribes('message'), sendReply: returns() },
    },
    keyManagement: { biometric: { authenticateWithBiometrics: invokes(true), getUserKey: invokes(null) } },
  })
  .read('ipc.platform')
  .call('ipc.platform.crypto.argon2', new Uint8Array([9, 8]), new Uint8Array([7]), 3, 65536, 4)
  .call('ipc.platform.storage.get', 'global')
  .call('ipc.platform.nativeMessaging.onMessage', returns())
  .emit('message', { appId: 'a', message: { encryptedString: '2.x', bytes: prf } })
  .call('ipc.keyManagement.biometric.getUserKey', 'user')
  .scenario()
