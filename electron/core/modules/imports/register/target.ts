import type { Kysely } from 'kysely'
import type { Tables } from '../../../database/tables.ts'
import type { Services } from '../../../kernel/services.ts'
import type { Comparison, Decided, Session, Staged, Target, Writing } from '../target.ts'
import { ArchiveView } from './archive-view.ts'
import { registerColumnList } from './columns.ts'
import { compareRecord } from './compare.ts'
import { Plan } from './plan.ts'
import { registerReader, type RegisterRecord } from './record.ts'
import { writePlan } from './write.ts'

/** Houses with the people who live in them. */
export const register: Target<RegisterRecord> = {
  key: 'register',
  columns: registerColumnList,
  keyFields: ['building', 'room'],
  reader: registerReader,
  session: (services) => new RegisterSession(services),
}

class RegisterSession implements Session<RegisterRecord> {
  readonly #services: Services
  readonly #view = new ArchiveView()
  #plan = new Plan()

  constructor(services: Services) {
    this.#services = services
  }

  load(db: Kysely<Tables>, records: readonly RegisterRecord[]): Promise<void> {
    return this.#view.load(db, records)
  }

  compare(staged: Staged<RegisterRecord>, decided: Decided | null): Comparison {
    return compareRecord(this.#services, { view: this.#view, plan: this.#plan }, staged, decided)
  }

  async write(db: Kysely<Tables>, writing: Writing): Promise<void> {
    const plan = this.#plan
    this.#plan = new Plan()
    await writePlan(db, this.#view, plan, writing)
    this.#view.forgetRows()
  }
}
