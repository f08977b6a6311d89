// @vitest-environment happy-dom
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { ElInput } from 'element-plus'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ref } from 'vue'
import { createI18n } from 'vue-i18n'
import { messages } from '../../../shared/locale/index.ts'
import { api } from '../../client/client.ts'
import WordsField from './WordsField.vue'

const template = (
  id: number,
  shortcut: string,
  name: string,
  body: string,
  categoryId: number | null = null,
) => ({
  ...{ id, kind: 'repair' as const, categoryId, shortcut, name, body, initials: shortcut, pinyin: shortcut },
})
const templates = [
  template(1, 'bx', '一般报修', '〔位置〕坏了，〔时间〕发现。'),
  template(2, 'kr', '电梯困人', '〔楼栋〕电梯困人'),
  template(3, 'ok', '已告知', '已告知住户。'),
  template(4, 'ls', '漏水', '〔楼栋〕漏水', 11),
]

let page: VueWrapper
const words = ref('')
const area = () => page.get('textarea').element
const selected = () => area().value.slice(area().selectionStart, area().selectionEnd)
const options = () => page.findAll('[role=option]').map((option) => option.get('.name').text())
const marked = () => page.find('[role=option][aria-selected=true]')
const said = () => page.get('[role=status]').text()

/** Types at the caret, as the browser does. */
async function type(text: string) {
  const { value, selectionStart: start, selectionEnd: end } = area()
  area().value = value.slice(0, start) + text + value.slice(end)
  area().setSelectionRange(start + text.length, start + text.length)
  await page.get('textarea').trigger('input')
  await flushPromises()
}
/** Answers whether the browser would have done something of its own. */
async function press(key: string, more: KeyboardEventInit = {}): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  area().dispatchEvent(event)
  await flushPromises()
  return !event.defaultPrevented
}

beforeEach(async () => {
  // This document has no editing commands.
  document.execCommand = () => false
  words.value = ''
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } })
  cache.setQueryData(api.aids.forForm.queryKey(), { questions: [], templates, knowledge: [] } as never)
  cache.setQueryData(api.office.dictionaries.queryKey(), {
    categories: [{ id: 11, parentId: null }],
  } as never)
  cache.setQueryData(api.office.profile.queryKey(), { name: '客服', hotline: '1' } as never)
  const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages })
  page = mount(
    {
      components: { WordsField },
      setup: () => ({ words }),
      template:
        '<WordsField id="words" v-model="words" class="marked" kind="repair" :category-id="11" aria-describedby="problem" />',
    },
    {
      attachTo: document.body,
      global: { plugins: [i18n, [VueQueryPlugin, { queryClient: cache }]], components: { ElInput } },
    },
  )
  await flushPromises()
})
afterEach(() => page.unmount())

describe('two colons', () => {
  it('call for the templates, those of the category first', async () => {
    await type('你好::')
    expect(options()).toEqual(['漏水', '一般报修', '电梯困人', '已告知'])
    expect(marked().text()).toContain('漏水')
    await type('k')
    expect(options()).toEqual(['电梯困人'])
    await type(' ')
    expect(options()).toEqual([])
  })

  it('may be full-width ones', async () => {
    await type('：：困人')
    expect(options()).toEqual(['电梯困人'])
  })

  it('wait until the input method has finished', async () => {
    await type('::')
    await page.get('textarea').trigger('compositionstart')
    await type('kr')
    expect(options()).toHaveLength(4)
    expect(await press('Enter', { isComposing: true })).toBe(true)
    expect(await press('ArrowDown', { keyCode: 229 })).toBe(true)
    expect(marked().text()).toContain('漏水')
    await page.get('textarea').trigger('compositionend')
    await flushPromises()
    expect(options()).toEqual(['电梯困人'])
  })

  it('let the arrows choose and Enter put the text in their place', async () => {
    await type('急：::')
    await press('ArrowDown')
    await press('ArrowDown')
    await press('ArrowUp')
    expect(await press('Enter')).toBe(false)
    expect(words.value).toBe('急：〔位置〕坏了，〔时间〕发现。')
    expect(selected()).toBe('〔位置〕')
    expect(options()).toEqual([])
  })

  it('leave Enter and the arrows alone where nothing is found', async () => {
    await type('::xyz')
    expect(page.text()).toContain('没有匹配的模板')
    expect(await press('Enter')).toBe(true)
    expect(await press('Tab')).toBe(true)
  })

  it('stay as they are after Esc, until they are typed anew', async () => {
    await type('::')
    const bubbled: string[] = []
    const listen = (event: KeyboardEvent) => bubbled.push(event.key)
    document.body.addEventListener('keydown', listen)
    await press('Escape')
    document.body.removeEventListener('keydown', listen)
    expect(bubbled).toEqual([])
    expect(options()).toEqual([])
    await type('kr')
    expect(options()).toEqual([])
    await type(' 再 ::')
    expect(options()).toHaveLength(4)
  })

  it('are not needed with the button', async () => {
    await type('请')
    await page.get('button').trigger('click')
    expect(options()).toHaveLength(4)
    await page.findAll('[role=option]')[3]!.trigger('click')
    expect(words.value).toBe('请已告知住户。')
    expect(area().selectionStart).toBe(words.value.length)
  })
})

describe('slots', () => {
  beforeEach(async () => {
    await type('::bx')
    await press('Tab')
  })

  it('are tab stops in both directions, and typing fills them', async () => {
    expect(said()).toContain('2')
    await type('厨房')
    expect(said()).toContain('1')
    expect(await press('Tab')).toBe(false)
    expect(selected()).toBe('〔时间〕')
    await type('今早')
    expect(words.value).toBe('厨房坏了，今早发现。')
    expect(said()).toBe('')
  })

  it('let the next field have the key once none is left that way', async () => {
    expect(await press('Tab', { shiftKey: true })).toBe(true)
    await press('Tab')
    expect(selected()).toBe('〔时间〕')
    expect(await press('Tab')).toBe(true)
    expect(await press('Tab', { shiftKey: true })).toBe(false)
    expect(selected()).toBe('〔位置〕')
  })

  it('are passed by Enter and not written over with a line', async () => {
    expect(await press('Enter')).toBe(false)
    expect(selected()).toBe('〔时间〕')
    expect(await press('Enter')).toBe(false)
    expect(selected()).toBe('')
    expect(await press('Enter')).toBe(true)
    expect(words.value).toBe('〔位置〕坏了，〔时间〕发现。')
  })

  it('are left to the input method while it composes, and to chords', async () => {
    expect(await press('Tab', { isComposing: true })).toBe(true)
    expect(await press('Enter', { ctrlKey: true })).toBe(true)
    expect(selected()).toBe('〔位置〕')
  })
})

it('gives the text area what it was given itself', () => {
  expect(area().id).toBe('words')
  expect(area().getAttribute('aria-describedby')).toMatch(/^problem /)
  expect(page.get('.words-field').classes()).toContain('marked')
})
