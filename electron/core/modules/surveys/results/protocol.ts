import type { ChangeAsked, ChangeAnswer } from './change.ts'
import type { CollectionAnswer } from './collection.ts'
import type { ComplaintsAnswer } from './complaints.ts'
import type { Asked } from './read-wave.ts'
import type { Results } from '../../../../../shared/modules/surveys/result-contract.ts'

/** What can be asked, and what is answered. */
export interface Questions {
  of: { asked: Asked; answer: Results }
  change: { asked: ChangeAsked; answer: ChangeAnswer }
  complaints: { asked: Asked; answer: ComplaintsAnswer }
  collection: { asked: Asked; answer: CollectionAnswer }
}
export type Kind = keyof Questions
export type Answer = Questions[Kind]['answer']

/** What a question is read and answered by, beside what it asks. */
export interface Moment {
  now: string
  timeZone: string
}

export interface ResultOrder extends Moment {
  /** By which the reply is known. */
  number: number
  kind: Kind
  asked: Asked
  file: string
  nativeBinding: string | undefined
  /** The print of what an answer that is there already was computed from. */
  known: string | null
}

/** `same`: what would be computed is there already. An error loses its code on the way to another thread. */
export type ResultReply = { number: number } & (
  { print: string; answer: Answer } | { same: true } | { failed: unknown; code: unknown }
)
