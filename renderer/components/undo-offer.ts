import { shallowReadonly, shallowRef } from 'vue'

/** What was just done and can be taken back for a while. */
export interface UndoOffer {
  text: string
  run: () => void
  /** What it takes back, so that the offer goes when that is done elsewhere. */
  undoId?: number
}

const current = shallowRef<UndoOffer | null>(null)

/** The offer that shows; a newer one takes its place. `UndoToast` draws it. */
export const undoOffer = shallowReadonly(current)

/** Offers to take back what was just done. */
export function offerUndo(offer: UndoOffer): void {
  current.value = offer
}

/** Takes the offer away; with one given, only if it is still that one. */
export function withdrawUndo(offer?: UndoOffer): void {
  if (!offer || current.value === offer) current.value = null
}
