import { existsSync } from 'node:fs'
import { findProgram } from './locations.ts'
import { run } from './processes.ts'
import { isRoot } from './system.ts'

/** Debian packages of one purpose; of names in one entry the first that the release knows is taken. */
export type PackageNames = readonly string[]

/** What an Electron window needs: libraries, a screen that is not there, and Chinese letters. */
export const desktopPackages: readonly PackageNames[] = [
  ['xvfb'],
  ['xauth'],
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['libxss1'],
  ['fonts-noto-cjk'],
]

/** What the tests of browser mode and of printed pages need besides. */
export const browserPackages: readonly PackageNames[] = [['chromium'], ['poppler-utils'], ['fonts-noto-cjk']]

/** What the tests of power cuts and kills need. */
export const faultPackages: readonly PackageNames[] = [['strace']]

/** What shows that another program reads the workbooks we write. */
export const officePackages: readonly PackageNames[] = [['libreoffice-calc-nogui', 'libreoffice-calc']]

/** What building a native module needs. */
export const buildPackages: readonly PackageNames[] = [['g++'], ['make'], ['python3']]

/** True on Debian and what is made from it. */
export function isDebianLike(): boolean {
  return existsSync('/etc/debian_version') && findProgram('apt-get') !== null
}

/** The packages that are not installed; empty where the machine is no Debian. */
export async function missingPackages(wanted: readonly PackageNames[]): Promise<PackageNames[]> {
  if (!isDebianLike()) return []
  const { output } = await run(
    'dpkg-query',
    ['-W', '-f', '${Package} ${db:Status-Status}\n', ...wanted.flat()],
    {
      quiet: true,
    },
  )
  const installed = new Set(
    output
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  )
  const missing = wanted.filter((names) => !names.some((name) => installed.has(name)))
  return missing.filter((names, index) => missing.findIndex((other) => other[0] === names[0]) === index)
}

/** The one command a person without root's rights has to run. */
export function installCommand(missing: readonly PackageNames[]): string {
  return `sudo apt-get update && sudo apt-get install -y ${missing.map((names) => names[0]).join(' ')}`
}

/**
 * Installs packages when this is root on Debian. Returns null when all are there afterwards, else what is wrong and
 * what to do about it.
 */
export async function installPackages(missing: readonly PackageNames[]): Promise<string | null> {
  if (missing.length === 0) return null
  if (!isRoot()) return `this machine lacks packages; run: ${installCommand(missing)}`
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  console.log(`Installing with apt-get: ${missing.map((names) => names[0]).join(' ')}`)
  const update = await run('apt-get', ['update', '-q'], { env, quiet: true })
  const names = await Promise.all(missing.map(firstKnown))
  const options = ['-y', '-q', '--no-install-recommends', '-o', 'Dpkg::Use-Pty=0']
  const install = await run('apt-get', ['install', ...options, ...names], { env, quiet: true })
  if (install.code === 0) return null
  const output = install.output || update.output
  return `apt-get could not install ${names.join(' ')}: ${output.trim().split('\n').slice(-3).join(' / ')}`
}

async function firstKnown(names: PackageNames): Promise<string> {
  for (const name of names) {
    const { output } = await run('apt-cache', ['policy', name], {
      quiet: true,
      env: { ...process.env, LC_ALL: 'C' },
    })
    if (/Candidate: (?!\(none\))/.test(output)) return name
  }
  return names[0] ?? ''
}
