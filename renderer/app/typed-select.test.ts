// @vitest-environment happy-dom
import { ElOption, ElSelect } from 'element-plus'
import { afterEach, expect, it } from 'vitest'
import { createApp, h, nextTick, ref, type App } from 'vue'
import { markFirstInTypedSelects } from './typed-select.ts'

markFirstInTypedSelects()

let app: App | null = null
afterEach(() => {
  app?.unmount()
  document.body.innerHTML = ''
})

const ticks = async () => {
  for (let tick = 0; tick < 5; tick += 1) await nextTick()
}
/** A select of people, as Element Plus makes it, with what was chosen before. */
async function openSelect<Chosen>(chosen: Chosen, more: Record<string, unknown> = {}) {
  const model = ref<unknown>(chosen)
  app = createApp(() =>
    h(
      ElSelect,
      {
        modelValue: model.value as string,
        'onUpdate:modelValue': (value: unknown) => (model.value = value),
        filterable: true,
        ...more,
      },
      () => ['张伟', '李静', '李强'].map((name) => h(ElOption, { key: name, value: name, label: name })),
    ),
  )
  const root = document.createElement('div')
  document.body.append(root)
  app.mount(root)
  await ticks()
  const input = root.querySelector('input')!
  const press = async (key: string) => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }))
    await ticks()
  }
  const type = async (text: string) => {
    input.value = text
    input.dispatchEvent(new Event('input', { bubbles: true }))
    await ticks()
  }
  return { model, press, type }
}

it('takes by Enter the first choice that what was typed leaves', async () => {
  const { model, press, type } = await openSelect('张伟')
  await press('Enter')
  await type('李')
  await press('Enter')
  expect(model.value).toBe('李静')
})

it('takes the one that the arrows went to', async () => {
  const { model, press, type } = await openSelect('')
  await press('Enter')
  await type('李')
  await press('ArrowDown')
  await press('Enter')
  expect(model.value).toBe('李强')
})

it('leaves what was chosen where nothing is typed, or nothing fits', async () => {
  const { model, press, type } = await openSelect('李强')
  await press('Enter')
  await press('Enter')
  expect(model.value).toBe('李强')
  await press('Enter')
  await type('王')
  await press('Enter')
  expect(model.value).toBe('李强')
})

it('adds to several by typing, and takes none away that cannot be seen', async () => {
  const { model, press, type } = await openSelect(['张伟', '李静'], { multiple: true })
  await press('Enter')
  await type('王')
  await press('Enter')
  expect(model.value).toEqual(['张伟', '李静'])
  await type('强')
  await press('Enter')
  expect(model.value).toEqual(['张伟', '李静', '李强'])
})

it('takes a new entry as it was typed where new ones are made', async () => {
  const { model, press, type } = await openSelect('张伟', { allowCreate: true, defaultFirstOption: true })
  await press('Enter')
  await type('李')
  await press('Enter')
  expect(model.value).toBe('李')
})
