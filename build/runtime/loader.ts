/**
 * The small application inside the evaluation runtime that makes it behave like a plain Electron: it takes the
 * first argument that is no flag as the app's folder and runs that folder's main. It is an ES module on purpose:
 * Electron holds back `ready` until such a main has finished, so the app is in time for what must precede it.
 */
export const loaderFiles: Readonly<Record<string, string>> = {
  'package.json': `${JSON.stringify({ name: 'loader', type: 'module', main: 'main.js' }, null, 2)}\n`,
  'main.js': `import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const flags = process.argv.slice(1)
const folder = flags.find((argument) => !argument.startsWith('-'))
if (flags.includes('--version') && folder === undefined) {
  console.log('v' + process.versions.electron)
  app.exit(0)
} else if (folder === undefined) {
  console.error('Usage: electron <folder of the app> [arguments]')
  app.exit(2)
} else {
  const root = resolve(folder)
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  process.defaultApp = true
  app.setAppPath(root)
  app.name = manifest.productName ?? manifest.name
  if (manifest.version) app.setVersion(manifest.version)
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName)
  try {
    await import(pathToFileURL(join(root, manifest.main)).href)
  } catch (error) {
    console.error(error)
    app.exit(1)
  }
}
`,
}
