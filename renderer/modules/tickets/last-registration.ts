import { changeKind, type RegistrationDraft } from './registration-draft.ts'

const copied = [
  'categoryId',
  'place',
  'words',
  'demand',
  'urgency',
  'urgencyChosen',
  'channelId',
  'channelNote',
] as const satisfies readonly (keyof RegistrationDraft)[]

/** The matter of a registration without whom it came from. */
export type Matter = Pick<RegistrationDraft, 'kind' | (typeof copied)[number]>

export function matterOf(draft: RegistrationDraft): Matter {
  const fields = copied.map((field) => [field, draft[field]])
  return { kind: draft.kind, ...(Object.fromEntries(fields) as Omit<Matter, 'kind'>) }
}

/** Writes the matter into a registration; its caller stays. */
export function copyMatter(matter: Matter, draft: RegistrationDraft): void {
  changeKind(draft, matter.kind)
  Object.assign(draft, matter)
}
