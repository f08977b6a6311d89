// @vitest-environment happy-dom
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ref } from 'vue'
import { createI18n } from 'vue-i18n'
import { messages } from '../../../shared/locale/index.ts'
import type { TicketAnswer } from '../../../shared/modules/aids/questions.ts'
import { api } from '../../client/client.ts'
import CategoryQuestions from './CategoryQuestions.vue'

const questions = [
  { id: 1, categoryId: 51, words: '有人被困吗？', alarm: 'yes', advice: '请拨打〔服务热线〕。' },
  { id: 2, categoryId: 5, words: '常坏吗？', alarm: null, advice: '' },
  { id: 3, categoryId: 61, words: '停水吗？', alarm: null, advice: '' },
]
const answers = ref<TicketAnswer[]>([])
const categoryId = ref<number | null>(null)
let page: VueWrapper

beforeEach(async () => {
  answers.value = []
  categoryId.value = 51
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } })
  cache.setQueryData(api.aids.forForm.queryKey(), { questions, templates: [], knowledge: [] } as never)
  cache.setQueryData(api.office.dictionaries.queryKey(), {
    categories: [
      { id: 51, parentId: 5 },
      { id: 5, parentId: null },
      { id: 61, parentId: null },
    ],
  } as never)
  cache.setQueryData(api.office.profile.queryKey(), { name: '客服', hotline: '8888' } as never)
  const i18n = createI18n({ legacy: false, locale: 'zh-CN', messages })
  page = mount(
    {
      components: { CategoryQuestions },
      setup: () => ({ answers, categoryId }),
      template: '<CategoryQuestions v-model="answers" :category-id="categoryId" />',
    },
    { attachTo: document.body, global: { plugins: [i18n, [VueQueryPlugin, { queryClient: cache }]] } },
  )
  await flushPromises()
})
afterEach(() => page.unmount())

const groups = () => page.findAll('[role=radiogroup]')
const asked = () => groups().map((group) => group.attributes('aria-label'))
const alert = () => page.find('[role=alert]')
async function press(group: number, key: string, more: KeyboardEventInit = {}) {
  await groups()
    [group]!.get('input')
    .trigger('keydown', { key, ...more })
  await flushPromises()
}

describe('the questions of a category', () => {
  it('come one after another, before those of the level above', async () => {
    expect(asked()).toEqual(['有人被困吗？'])
    expect(page.text()).toContain('还有 1 问')
    await press(0, '2')
    expect(asked()).toEqual(['有人被困吗？', '常坏吗？'])
    expect(page.text()).not.toContain('还有')
  })

  it('show the emergency note on the alarming answer, with the office’s own number, and take it back', async () => {
    await groups()[0]!.findAll('input')[0]!.trigger('click')
    expect(alert().text()).toContain('请拨打8888。')
    expect(answers.value).toEqual([{ question: '有人被困吗？', answer: 'yes', alarm: true }])
    await groups()[0]!.findAll('input')[1]!.trigger('click')
    expect(alert().exists()).toBe(false)
    await groups()[0]!.findAll('input')[1]!.trigger('click')
    expect(answers.value).toEqual([])
  })

  it('are answered by digits, which lead to the next', async () => {
    await press(0, '3')
    expect(answers.value).toMatchObject([{ question: '有人被困吗？', answer: 'unknown', alarm: false }])
    expect(document.activeElement).toBe(groups()[1]!.get('input').element)
    await press(1, '2')
    expect(answers.value.map(({ answer }) => answer)).toEqual(['unknown', 'no'])
  })

  it('leave other keys, chords and the input method alone', async () => {
    for (const [key, more] of [
      ['4', {}],
      ['', {}],
      ['1', { ctrlKey: true }],
      ['1', { isComposing: true }],
    ] as const)
      await press(0, key, more)
    expect(answers.value).toEqual([])
  })

  it('keep their answers while a category is typed, and lose them to another one', async () => {
    await press(0, '1')
    categoryId.value = null
    await flushPromises()
    expect(answers.value).toHaveLength(1)
    categoryId.value = 61
    await flushPromises()
    expect(answers.value).toEqual([])
    expect(asked()).toEqual(['停水吗？'])
  })
})
