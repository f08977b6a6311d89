import { z } from 'zod'
import { day, id } from '../../../shared/contract/values.ts'
import {
  codeTones,
  questionThemes,
  type CodeTone,
  type QuestionTheme,
} from '../../../shared/modules/surveys/terms.ts'
import {
  voiceKinds,
  voiceRoles,
  type VoiceKind,
  type VoiceRole,
} from '../../../shared/modules/voices/terms.ts'

/** What the list of voices is asked by; all of it may stand in an address, so that a number can lead to its list. */
export type VoiceListFilter = {
  text: string
  kind: VoiceKind | null
  theme: QuestionTheme | null
  tone: CodeTone | null
  role: VoiceRole | null
  boxId: number | null
  waveId: number | null
  /** With the wave and both days: also those of no wave. */
  unlinked: true | null
  from: string | null
  to: string | null
}

export const blankVoiceFilter = (): VoiceListFilter => ({
  ...{ text: '', kind: null, theme: null, tone: null, role: null },
  ...{ boxId: null, waveId: null, unlinked: null, from: null, to: null },
})

const number = z.coerce.number().pipe(id)
const asked = {
  kind: z.enum(voiceKinds),
  theme: z.enum(questionThemes),
  tone: z.enum(codeTones),
  role: z.enum(voiceRoles),
  boxId: number,
  waveId: number,
  unlinked: z.literal('true').transform(() => true as const),
  from: day,
  to: day,
}

/** The filter that an address asks for; null where it asks for nothing that is known. */
export function filterIn(query: Readonly<Record<string, unknown>>): VoiceListFilter | null {
  const found = Object.entries(asked).flatMap(([field, schema]) => {
    const read = schema.safeParse(query[field])
    return read.success && read.data !== '' ? [[field, read.data]] : []
  })
  return found.length > 0 ? { ...blankVoiceFilter(), ...Object.fromEntries(found) } : null
}
