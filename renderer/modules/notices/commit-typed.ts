import { nextTick } from 'vue'

/** A day that is being typed counts once its field is left: called before it is saved by a key. */
export async function commitTyped(): Promise<void> {
  const field = document.activeElement
  if (!(field instanceof HTMLElement) || !field.closest('.el-date-editor')) return
  field.blur()
  await nextTick()
}
