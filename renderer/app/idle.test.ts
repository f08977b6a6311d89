// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { watchIdle } from './idle.ts'

let scope: EffectScope
let idle: ReturnType<typeof vi.fn<() => void>>

const minutes = (count: number) => vi.advanceTimersByTime(count * 60_000)

function press(trusted: boolean) {
  const event = new KeyboardEvent('keydown', { key: 'a', bubbles: true })
  Object.defineProperty(event, 'isTrusted', { value: trusted })
  document.body.dispatchEvent(event)
}

beforeEach(() => {
  vi.useFakeTimers()
  idle = vi.fn<() => void>()
  scope = effectScope()
  scope.run(() => watchIdle(() => 10, idle))
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

describe('watchIdle', () => {
  it('calls once nobody has touched anything for the minutes set', () => {
    minutes(9)
    expect(idle).not.toHaveBeenCalled()
    minutes(1)
    expect(idle).toHaveBeenCalled()
  })

  it('starts anew with real input, not with events made by scripts', () => {
    minutes(9)
    press(true)
    minutes(9)
    expect(idle).not.toHaveBeenCalled()
    press(false)
    minutes(1)
    expect(idle).toHaveBeenCalled()
  })

  it('stops with the page', () => {
    scope.stop()
    minutes(60)
    expect(idle).not.toHaveBeenCalled()
  })
})
