// @vitest-environment happy-dom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { effectScope } from 'vue'
import { useEditDraft } from './useEditDraft.ts'

let record = { notes: '', phones: [''] }
/** A form on the record, as a page opens it; closing is what the lock screen does. */
function openForm() {
  const scope = effectScope()
  const form = scope.run(() => useEditDraft('houses.edit.1', () => ({ ...record })))!
  return { ...form, close: () => scope.stop() }
}

beforeEach(() => {
  setActivePinia(createPinia())
  record = { notes: '钥匙在前台', phones: [''] }
})

describe('what is typed into an edit form', () => {
  it('is found again after the lock screen, and said so', () => {
    const form = openForm()
    form.draft.notes = '没写完'
    form.close()
    const again = openForm()
    expect(again.draft.notes).toBe('没写完')
    expect(again.restored.value).toBe(true)
    expect(again.unsaved.value).toBe(true)
  })

  it('is nothing when nothing was typed, even though the record changed meanwhile', () => {
    openForm().close()
    record = { notes: '别人写的', phones: [''] }
    const again = openForm()
    expect(again.draft.notes).toBe('别人写的')
    expect(again.restored.value).toBe(false)
    expect(again.unsaved.value).toBe(false)
  })

  it('is gone once it was saved or given up', () => {
    const form = openForm()
    form.draft.notes = '写完了'
    form.discard()
    form.close()
    record = { notes: '写完了', phones: [''] }
    const again = openForm()
    expect(again.draft.notes).toBe('写完了')
    expect(again.restored.value).toBe(false)
  })

  it('is told from the record inside a list too, also after the record was taken over', () => {
    const form = openForm()
    form.startFrom({ notes: '别人写的', phones: ['13800001234'] })
    expect(form.unsaved.value).toBe(false)
    form.draft.phones[0] = '13900001234'
    expect(form.unsaved.value).toBe(true)
    form.draft.phones = ['13800001234', '']
    expect(form.unsaved.value).toBe(true)
  })

  it('is nothing where the record only names its fields in another order', () => {
    const form = openForm()
    form.startFrom({ phones: ['13800001234'], notes: '别人写的' })
    expect(form.unsaved.value).toBe(false)
  })
})
