import { invokes, returns, Scene, subscribes } from '../scene.ts'

const theme = { name: 'dark', common: { background: '#000' } }

/** Like Electron Fiddle: listeners by event type, and one theme object at two places. */
export default new Scene()
  .expose('electronFiddle', {
    arch: 'x64',
    platform: 'linux',
    addEventListener: subscribes('run', 1),
    removeAllListeners: returns(),
    getTemplate: invokes({ 'main.js': '// main', 'index.html': '<p>' }),
    getTemplateValues: invokes({ 'renderer.js': '' }),
    getAvailableThemes: invokes([theme, theme]),
    createThemeFile: invokes({ ...theme, file: '/themes/a.json' }),
    readThemeFile: invokes(null),
    setNativeTheme: returns(),
    pushOutputEntry: returns(),
    getOutput: returns([{ timestamp: 5, text: 'ready', isNotPre: true }]),
  })
  .call('electronFiddle.getAvailableThemes')
  .call('electronFiddle.addEventListener', 'execute-monaco-command', returns(), { signal: {} })
  .emit('run', 'editor.action', ['main.js', { line: 1 }])
  .call('electronFiddle.getTemplate', '33')
  .call('electronFiddle.pushOutputEntry', { timestamp: new Date(5), text: 'x' })
  .call('electronFiddle.getOutput')
  .scenario()
