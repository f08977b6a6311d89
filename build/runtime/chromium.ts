import { existsSync } from 'node:fs'
import { findProgram } from './locations.ts'

const programs = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge']

const windowsPlaces = [
  ['ProgramFiles', 'Google\\Chrome\\Application\\chrome.exe'],
  ['ProgramFiles(x86)', 'Google\\Chrome\\Application\\chrome.exe'],
  ['LOCALAPPDATA', 'Google\\Chrome\\Application\\chrome.exe'],
  ['ProgramFiles(x86)', 'Microsoft\\Edge\\Application\\msedge.exe'],
  ['ProgramFiles', 'Microsoft\\Edge\\Application\\msedge.exe'],
] as const

const macPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

/** A browser of the Chromium family for the tests of browser mode: GUANJIA_CHROMIUM, else an installed one. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | null {
  const given = env['GUANJIA_CHROMIUM']
  if (given) return existsSync(given) ? given : null
  if (process.platform === 'win32') {
    return (
      windowsPlaces.map(([root, path]) => `${env[root] ?? ''}\\${path}`).find((path) => existsSync(path)) ??
      null
    )
  }
  if (process.platform === 'darwin') return macPlaces.find((path) => existsSync(path)) ?? null
  return programs.map((name) => findProgram(name, env)).find((path) => path !== null) ?? null
}
