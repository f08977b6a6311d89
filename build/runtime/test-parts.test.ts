import { describe, expect, it } from 'vitest'
import { exitCode, failureReader, isCi, selectParts, summary } from './test-parts.ts'
import type { PartResult } from './test-parts.ts'

const ok: PartResult = { name: 'unit', status: 'ok', seconds: 12.34 }
const skipped: PartResult = { name: 'e2e-electron', status: 'SKIPPED', seconds: 0.5, reason: 'no display' }
const failed: PartResult = { name: 'check', status: 'failed', seconds: 3, reason: 'exit code 2' }

describe('the parts of npm test', () => {
  it('are all run, or those that are named, in their own order', () => {
    expect(selectParts([])).toEqual(['check', 'unit', 'build', 'e2e-electron', 'e2e-browser'])
    expect(selectParts(['--only', 'e2e-browser,unit'])).toEqual(['unit', 'e2e-browser'])
    expect(selectParts(['--only=build'])).toEqual(['build'])
    expect(() => selectParts(['--only', 'e2e'])).toThrow('There is no part e2e. The parts are: check')
    expect(() => selectParts(['--fast'])).toThrow('Usage')
  })

  it('end with the counts alone on the last line', () => {
    const lines = summary([failed, ok, skipped]).split('\n')
    expect(lines.at(-1)).toBe('1 passed, 1 failed, 1 skipped')
    expect(lines[2]).toMatch(/^e2e-electron\s+SKIPPED\s+0\.5 s\s+no display$/)
  })

  it('name at the end what failed in them, with the first line of why', () => {
    const reader = failureReader()
    const printed = `
 FAIL  story.e2e.ts > the story > prints
 FAIL  story.e2e.ts > the story > prints again
TimeoutError: waited in vain
    at page.ts:3:1
⎯⎯⎯⎯ Unhandled Rejection ⎯⎯⎯⎯⎯
Error: the window went away
 FAIL  story.e2e.ts > the story > prints
`
    for (const line of printed.split('\n')) reader.read(line)
    expect(reader.failures()).toEqual([
      'story.e2e.ts > the story > prints',
      'story.e2e.ts > the story > prints again: TimeoutError: waited in vain',
      'Unhandled Rejection: Error: the window went away',
    ])
    const lines = summary([{ ...failed, failures: reader.failures() }, ok]).split('\n')
    expect(lines[0]).toBe('FAILED check: story.e2e.ts > the story > prints')
    expect(lines.slice(3)).toEqual([
      '',
      expect.stringMatching(/^check /),
      expect.anything(),
      '',
      expect.anything(),
    ])
  })

  it('fail for a failure everywhere, for what could not run only on a build server', () => {
    expect(exitCode([ok, failed], false)).toBe(1)
    expect(exitCode([ok, skipped], false)).toBe(0)
    expect(exitCode([ok, skipped], true)).toBe(1)
    expect(exitCode([ok], true)).toBe(0)
    expect([isCi({ CI: 'true' }), isCi({ CI: '1' }), isCi({ CI: 'false' }), isCi({})]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
