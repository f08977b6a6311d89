import { z } from 'zod'
import { command, query } from '../../contract/procedure.ts'
import { id, requiredWords, version, words, written } from '../../contract/values.ts'
import { ticketKinds } from '../tickets/terms.ts'

export const officeProfile = z.object({
  version,
  name: z.string(),
  hotline: z.string(),
  slogan: z.string(),
  timeZone: z.string(),
  /** The community new records belong to when nothing else is said. */
  communityId: id,
  communityName: z.string(),
  slipFormNumber: z.string(),
  slipRetention: z.string(),
  idleMinutes: z.number().int(),
})
export type OfficeProfile = z.infer<typeof officeProfile>

const named = z.object({ id, name: z.string() })

export const category = named.extend({
  kind: z.enum(ticketKinds),
  /** `2` for a first level, `22` for a second. */
  code: z.string(),
  parentId: id.nullable(),
  /** Initials and full pinyin, to pick by. */
  initials: z.string(),
  pinyin: z.string(),
})
export const channel = named.extend({ code: z.string(), live: z.boolean() })

export const officeContract = {
  profile: query('member').output(officeProfile),
  updateProfile: command('office.settings')
    .input(
      z.object({
        version,
        name: requiredWords(60),
        hotline: words(40),
        slogan: words(60),
        slipFormNumber: words(40),
        slipRetention: words(40),
        idleMinutes: z.number().int().min(1).max(240),
      }),
    )
    .output(z.object({ version })),
  /** What forms choose from; small, loaded once. */
  dictionaries: query('member').output(
    z.object({
      communities: z.array(named),
      categories: z.array(category),
      channels: z.array(channel),
      departments: z.array(named),
      staff: z.array(named.extend({ departmentId: id.nullable() })),
      groups: z.array(named),
    }),
  ),
  createDepartment: command('office.settings')
    .input(z.object({ name: requiredWords(30) }))
    .output(written),
  createStaff: command('office.settings')
    .input(z.object({ name: requiredWords(30), departmentId: id.nullable() }))
    .output(written),
}
