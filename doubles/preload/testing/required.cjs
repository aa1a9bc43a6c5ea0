const { contextBridge } = require('electron/common')

let code
try {
  require(['no', 'module'].join('-'))
} catch (error) {
  code = error.code
}
contextBridge.exposeInMainWorld('api', { code, isSame: require('electron/renderer') === require('electron') })
