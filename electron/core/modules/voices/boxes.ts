import type { BoxFields } from '../../../../shared/modules/voices/contract.ts'
import { boxDue, boxState } from '../../../../shared/modules/voices/rules.ts'
import { cleanText } from '../../../../shared/text/normalise.ts'
import { setArchived } from '../../kernel/archiving.ts'
import type { Call } from '../../kernel/call.ts'
import { Fault } from '../../kernel/errors.ts'
import { updateVersioned } from '../../kernel/rows.ts'

interface Reference {
  id: number
  version: number
}

/** Suggestion boxes with when each was opened last and is due next, the most pressing first. */
export async function listBoxes({ db, today }: Call, { archived }: { archived: boolean }) {
  const rows = await db
    .selectFrom('suggestion_boxes')
    .selectAll('suggestion_boxes')
    .select((eb) =>
      eb
        .selectFrom('voices')
        .select((voices) => voices.fn.max('voices.day').as('day'))
        .whereRef('voices.box_id', '=', 'suggestion_boxes.id')
        .where('voices.voided_at', 'is', null)
        .as('lastOn'),
    )
    .$if(!archived, (q) => q.where('archived_at', 'is', null))
    .orderBy('id')
    .execute()
  const boxes = rows.map((row) => {
    const box = { place: row.place, everyDays: row.every_days, startsOn: row.starts_on }
    const dueOn = boxDue(box, row.lastOn)
    return {
      ...box,
      id: row.id,
      version: row.version,
      archived: row.archived_at !== null,
      lastOn: row.lastOn,
      dueOn,
      state: boxState(dueOn, today),
    }
  })
  return boxes.sort((a, b) => Number(a.archived) - Number(b.archived) || a.dueOn.localeCompare(b.dueOn))
}

const factsOf = (input: BoxFields) => ({
  place: cleanText(input.place),
  every_days: input.everyDays,
  starts_on: input.startsOn,
})

/** Error: ALREADY_EXISTS on `place`. */
export async function createBox(call: Call, input: BoxFields) {
  const facts = factsOf(input)
  await requireFree(call, facts.place)
  const written = await call.db
    .insertInto('suggestion_boxes')
    .values({ ...facts, archived_at: null, ...call.created })
    .returning(['id', 'version'])
    .executeTakeFirstOrThrow()
  const { place: name } = facts
  await call.audit({ subject: `suggestion-box:${written.id}`, label: name, fields: facts })
  return written
}

/** Errors: as `createBox`, and NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW for one put away. */
export async function updateBox(call: Call, { id, version, ...input }: BoxFields & Reference) {
  const before = await boxOf(call, id)
  if (before.archived_at !== null) throw new Fault('NOT_ALLOWED_NOW')
  const facts = factsOf(input)
  await requireFree(call, facts.place, id)
  const written = await updateVersioned(call, 'suggestion_boxes', { id, version }, facts)
  const { place: name, every_days, starts_on } = before
  await call.audit({
    subject: `suggestion-box:${id}`,
    label: name,
    fields: facts,
    before: { place: name, every_days, starts_on },
  })
  return written
}

/** Errors: NOT_FOUND, CONFLICT, NOT_ALLOWED_NOW where it is so already, ALREADY_EXISTS on `place` when it comes back. */
export async function setBoxArchived(call: Call, reference: Reference, archived: boolean) {
  const before = await boxOf(call, reference.id)
  if ((before.archived_at !== null) === archived) throw new Fault('NOT_ALLOWED_NOW')
  if (!archived) await requireFree(call, before.place, reference.id)
  const entry = { name: before.place, archived_at: before.archived_at }
  const subject = `suggestion-box:${reference.id}`
  return setArchived(call, 'suggestion_boxes', subject, reference, entry, archived ? call.now : null)
}

async function boxOf({ db }: Call, id: number) {
  const box = await db.selectFrom('suggestion_boxes').selectAll().where('id', '=', id).executeTakeFirst()
  if (!box) throw new Fault('NOT_FOUND')
  return box
}

async function requireFree({ db }: Call, place: string, own?: number): Promise<void> {
  const taken = await db
    .selectFrom('suggestion_boxes')
    .select('id')
    .where('place', '=', place)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (taken && taken.id !== own) throw new Fault('ALREADY_EXISTS', { field: 'place' })
}
