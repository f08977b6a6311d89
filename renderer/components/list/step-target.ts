/**
 * Where an entry goes by one step among those shown: the id it then stands before, null for the end, or undefined when
 * it stands at that end already.
 */
export function stepTarget(ids: readonly number[], id: number, step: 1 | -1): number | null | undefined {
  const at = ids.indexOf(id)
  if (at === -1 || (step === -1 ? at === 0 : at === ids.length - 1)) return undefined
  return step === -1 ? ids[at - 1]! : (ids[at + 2] ?? null)
}
