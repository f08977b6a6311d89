import type { z } from 'zod'
import type { officeContract, OfficeProfile } from '../../../../shared/modules/office/contract.ts'
import type { Call } from '../../kernel/call.ts'
import { updateVersioned } from '../../kernel/rows.ts'

type Profile = z.output<NonNullable<(typeof officeContract.updateProfile)['~orpc']['inputSchema']>>

export function officeProfile({ db }: Call): Promise<OfficeProfile> {
  return db
    .selectFrom('office')
    .innerJoin('communities', 'communities.id', 'office.community_id')
    .select([
      'office.version',
      'office.name',
      'office.hotline',
      'office.slogan',
      'office.time_zone as timeZone',
      'office.community_id as communityId',
      'communities.name as communityName',
      'office.print_header as printHeader',
      'office.print_footer as printFooter',
      'office.idle_minutes as idleMinutes',
    ])
    .executeTakeFirstOrThrow()
}

/** Error: CONFLICT. */
export async function updateProfile(call: Call, input: Profile): Promise<{ version: number }> {
  const before = await call.db.selectFrom('office').selectAll().executeTakeFirstOrThrow()
  const values = {
    name: input.name,
    hotline: input.hotline,
    slogan: input.slogan,
    print_header: input.printHeader,
    print_footer: input.printFooter,
    idle_minutes: input.idleMinutes,
  }
  const { version } = await updateVersioned(call, 'office', { id: before.id, version: input.version }, values)
  await call.audit({
    subject: 'office:1',
    fields: values,
    before: Object.fromEntries(Object.keys(values).map((key) => [key, before[key as keyof typeof values]])),
  })
  call.services.sessions.idleMinutes = input.idleMinutes
  return { version }
}
