import { expect, it } from 'vitest'
import { readArguments } from './arguments.ts'

const env = { GUANJIA_TEST_CLOCK: '2026-11-21T01:12:00.000Z' }

it('reads the folder and the port', () => {
  expect(readArguments([], {}, false)).toEqual({ data: null, port: 8137, testClock: null })
  expect(readArguments(['--port', '9000', '--data=/d'], {}, false)).toMatchObject({ data: '/d', port: 9000 })
  for (const port of ['0', '65536', 'x', '80.5', '-1'])
    expect(() => readArguments(['--port', port], {}, false)).toThrow()
})

it('believes a clock for tests only in a checkout and with a named folder', () => {
  expect(readArguments(['--data', '/d'], env, false).testClock).toBe(env.GUANJIA_TEST_CLOCK)
  expect(readArguments([], env, false).testClock).toBeNull()
  expect(readArguments(['--data', '/d'], env, true).testClock).toBeNull()
})
