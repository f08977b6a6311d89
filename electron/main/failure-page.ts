import { localeCodes } from '../../shared/locale/index.ts'
import type { CoreFailure } from './core-process.ts'
import { failureOrigin } from './origin.ts'
import { wordsFor } from './words.ts'

/** What the window's buttons ask for. */
export const failureActions = ['restart', 'quit', 'recover'] as const
export type FailureAction = (typeof failureActions)[number]

export const actionUrl = (action: FailureAction): string => `${failureOrigin}/${action}`

/** The action behind an address a button led to; null for any other. */
export const actionOf = (url: string): FailureAction | null =>
  failureActions.find((action) => actionUrl(action) === url) ?? null

/**
 * A page that needs nothing but itself: no script, no bridge, no file. In both languages, because whoever reads it may
 * not have chosen one yet. Its buttons are links that the window listens to.
 */
export function failurePage({ code, params }: CoreFailure): string {
  const [first] = localeCodes
  const texts = localeCodes.map((locale) => textOf(locale, code)).join('<hr>')
  const detail = Object.keys(params).length > 0 ? ` ${escape(JSON.stringify(params))}` : ''
  const buttons = failureActions
    .filter((action) => action !== 'recover' || code === 'KEY_LOCKED')
    .map((action, index) => button(action, index === 0))
    .join('')
  return `<!doctype html>
<html lang="${first}">
<head><meta charset="utf-8"><title>${escape(wordsFor(first).shell.failure.title)}</title><style>${style}</style></head>
<body><main>${texts}<p class="code">${localeCodes
    .map((locale) => escape(wordsFor(locale).shell.failure.code))
    .join(' / ')}: <code>${escape(code)}${detail}</code></p></main><nav>${buttons}</nav></body>
</html>
`
}

function textOf(locale: (typeof localeCodes)[number], code: CoreFailure['code']): string {
  const { shell, errors } = wordsFor(locale)
  const said = { ...errors, KEY_LOCKED: shell.machineKey, CORE_GONE: shell.coreGone }[code]
  const rows = (['what', 'safe', 'remedy'] as const)
    .map((part) => `<dt>${escape(shell.failure[part])}</dt><dd>${escape(said[part])}</dd>`)
    .join('')
  return `<section lang="${locale}"><h1>${escape(shell.failure.title)}</h1><dl>${rows}</dl></section>`
}

function button(action: FailureAction, isFirst: boolean): string {
  const label = localeCodes.map((locale) => escape(wordsFor(locale).shell.failure[action])).join(' ')
  return `<a role="button" href="${actionUrl(action)}"${isFirst ? ' class="first" autofocus' : ''}>${label}</a>`
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`)

const style = `
:root { color-scheme: light dark; font: 16px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
body { margin: 0; display: flex; flex-direction: column; min-height: 100vh; }
main { flex: 1; padding: 20px 32px 0; }
h1 { font-size: 20px; margin: 0 0 8px; }
section + hr + section { font-size: 14px; }
section + hr + section h1 { font-size: 16px; }
dl { margin: 0; display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; }
dt { opacity: .7; } dd { margin: 0; }
hr { border: 0; border-top: 1px solid #8884; margin: 16px 0; }
.code { font-size: 13px; opacity: .8; overflow-wrap: anywhere; }
nav { display: flex; gap: 12px; justify-content: flex-end; padding: 16px 32px; border-top: 1px solid #8884; }
a { padding: 8px 20px; border: 1px solid #8888; border-radius: 6px; color: inherit; text-decoration: none; }
a.first { background: #1f6feb; border-color: #1f6feb; color: #fff; }
a:focus-visible { outline: 3px solid #1f6feb; outline-offset: 2px; }
`
