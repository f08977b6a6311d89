import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const script = `let seen
setInterval(async () => {
  const answer = await fetch('/dev-stamp.json', { cache: 'no-store' }).catch(() => null)
  const stamp = answer?.ok ? await answer.text() : undefined
  if (stamp === undefined || !/^\\d+$/.test(stamp)) return
  if (seen !== undefined && seen !== stamp) location.reload()
  seen = stamp
}, 1000)
`
const tag = '<script src="/dev-reload.js"></script>'

/**
 * Makes the built page load itself anew after each build, without a script of its own in the page (the policy
 * forbids that): a small file asks for a stamp every second. Development only; a real build empties the folder.
 */
export function markForReload(rendererFolder: string, stamp: number): void {
  const page = join(rendererFolder, 'index.html')
  if (!existsSync(page)) return
  const html = readFileSync(page, 'utf8')
  if (!html.includes(tag)) writeFileSync(page, html.replace('</head>', `  ${tag}\n  </head>`))
  writeFileSync(join(rendererFolder, 'dev-reload.js'), script)
  writeFileSync(join(rendererFolder, 'dev-stamp.json'), String(stamp))
}
