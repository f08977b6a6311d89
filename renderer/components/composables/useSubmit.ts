import type { FormInstance } from 'element-plus'
import { ref, shallowRef, type Ref } from 'vue'

/** Runs a form's action once its fields are valid: `busy` while it runs, `failed` holds what it threw. */
export function useSubmit(form: Readonly<Ref<FormInstance | null>>, action: () => Promise<unknown>) {
  const busy = ref(false)
  const failed = shallowRef<unknown>(null)

  async function submit() {
    if (busy.value) return
    const valid = (await form.value?.validate().catch(() => false)) ?? true
    if (!valid) {
      focusFirstProblem(form.value?.$el as HTMLElement | undefined)
      return
    }
    busy.value = true
    failed.value = null
    try {
      await action()
    } catch (error) {
      failed.value = error
    } finally {
      busy.value = false
    }
  }

  return { busy, failed, submit }
}

function focusFirstProblem(element: HTMLElement | undefined) {
  element?.querySelector<HTMLElement>('.is-error input, .is-error textarea')?.focus()
}
