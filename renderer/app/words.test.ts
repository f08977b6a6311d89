import { describe, expect, it } from 'vitest'
import { messages } from '../../shared/locale/index.ts'

const sources = import.meta.glob<string>('../**/*.{vue,ts}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const checked = Object.entries(sources).filter(([path]) => !path.endsWith('.test.ts'))

/** What stands at a dotted key: a message, a list of messages, or nothing. */
const at = (key: string) =>
  key.split('.').reduce<unknown>((tree, part) => (tree as Record<string, unknown>)?.[part], messages['zh-CN'])

describe('words of the pages', () => {
  it('every key written out in a page exists', () => {
    const missing: string[] = []
    for (const [path, source] of checked)
      for (const [, key] of source.matchAll(/\bt\(\s*'([\w.-]+)'/g))
        if (typeof at(key ?? '') !== 'string') missing.push(`${path}: ${key}`)
    expect(missing).toEqual([])
  })

  it('every list a page picks a word from exists', () => {
    const missing: string[] = []
    for (const [path, source] of checked)
      for (const [, list] of source.matchAll(/\bt\(\s*`([\w.-]+)\.\$\{/g))
        if (typeof at(list ?? '') !== 'object') missing.push(`${path}: ${list}`)
    expect(missing).toEqual([])
  })

  it('no page has Chinese of its own', () => {
    const spoken = checked
      .map(
        ([path, source]) => [path, source.replace(/\/\*[\s\S]*?\*\/|\/\/.*|<!--[\s\S]*?-->/g, '')] as const,
      )
      .filter(([, source]) => /\p{Script=Han}/u.test(source))
      .map(([path]) => path)
    expect(spoken).toEqual([])
  })

  it('no page has a colour of its own', () => {
    const coloured = checked
      .filter(([path]) => path.endsWith('.vue'))
      .filter(([, source]) => /(?:#[0-9a-f]{3,8}\b|rgba?\(|hsla?\()/i.test(source.split('<style')[1] ?? ''))
      .map(([path]) => path)
    expect(coloured).toEqual([])
  })
})
