// @vitest-environment happy-dom
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { createI18n } from 'vue-i18n'
import { z } from 'zod'
import { messages } from '../../../shared/locale/index.ts'
import { writeWaiting } from '../../client/unwritten.ts'
import { useSetting } from './useSetting.ts'

const core = vi.hoisted(() => ({
  kept: {} as Record<string, unknown>,
  written: [] as { key: string; value: unknown }[],
}))
vi.mock('../../client/client.ts', () => ({
  client: {
    accounts: {
      saveSetting: (input: { key: string; value: unknown }) => {
        core.written.push(input)
        return Promise.resolve({})
      },
    },
  },
  api: {
    accounts: {
      settings: {
        queryOptions: ({ input, staleTime }: { input: { keys: string[] }; staleTime: number }) => ({
          queryKey: ['settings', input.keys],
          queryFn: () => Promise.resolve(core.kept),
          staleTime,
        }),
      },
    },
  },
}))

let page: VueWrapper
let setting: ReturnType<typeof useSetting<z.ZodEnum<{ roomy: 'roomy'; compact: 'compact' }>>>

async function open() {
  const Page = defineComponent(() => {
    setting = useSetting('list.houses.density', z.enum(['roomy', 'compact']), 'roomy')
    return () => h('p')
  })
  const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages })
  page = mount(Page, {
    global: { plugins: [i18n, [VueQueryPlugin, { queryClient: new QueryClient() }]] },
  })
  await flushPromises()
}

beforeEach(() => {
  vi.useFakeTimers()
  core.kept = {}
  core.written = []
})
afterEach(() => {
  page.unmount()
  vi.useRealTimers()
})

describe('what a page remembers', () => {
  it('is as it was left, or blank when it makes no sense any more', async () => {
    core.kept = { 'list.houses.density': 'compact' }
    await open()
    expect(setting.value.value).toBe('compact')
    page.unmount()
    core.kept = { 'list.houses.density': { tall: true } }
    await open()
    expect(setting.value.value).toBe('roomy')
  })

  it('shows at once and is written once, after a pause', async () => {
    await open()
    setting.save('compact')
    setting.save('roomy')
    setting.save('compact')
    expect(setting.value.value).toBe('compact')
    expect(core.written).toEqual([])
    await vi.advanceTimersByTimeAsync(1000)
    expect(core.written).toEqual([{ key: 'list.houses.density', value: 'compact' }])
  })

  it('is written when the page is left before that', async () => {
    await open()
    setting.save('compact')
    page.unmount()
    expect(core.written).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1000)
    expect(core.written).toHaveLength(1)
  })

  it('is written before somebody is signed out, and once', async () => {
    await open()
    setting.save('compact')
    await writeWaiting()
    expect(core.written).toEqual([{ key: 'list.houses.density', value: 'compact' }])
    page.unmount()
    await writeWaiting()
    expect(core.written).toHaveLength(1)
  })

  it('can be forgotten', async () => {
    core.kept = { 'list.houses.density': 'compact' }
    await open()
    setting.save(null)
    expect(setting.value.value).toBe('roomy')
    await vi.advanceTimersByTimeAsync(1000)
    expect(core.written).toEqual([{ key: 'list.houses.density', value: null }])
  })
})
