import { pinyin } from 'pinyin-pro'
import { procedures } from '../../kernel/procedures.ts'
import { updateVersioned } from '../../kernel/rows.ts'
import { cleanName } from './clean-name.ts'

export const office = procedures.office.router({
  profile: procedures.office.profile.handler(async ({ context: { call } }) => {
    const row = await call.db
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
        'office.slip_form_number as slipFormNumber',
        'office.slip_retention as slipRetention',
        'office.idle_minutes as idleMinutes',
      ])
      .executeTakeFirstOrThrow()
    return row
  }),

  updateProfile: procedures.office.updateProfile.handler(async ({ input, context: { call } }) => {
    const before = await call.db.selectFrom('office').selectAll().executeTakeFirstOrThrow()
    const values = {
      name: input.name,
      hotline: input.hotline,
      slogan: input.slogan,
      slip_form_number: input.slipFormNumber,
      slip_retention: input.slipRetention,
      idle_minutes: input.idleMinutes,
    }
    const { version } = await updateVersioned(
      call,
      'office',
      { id: before.id, version: input.version },
      values,
    )
    await call.audit({
      subject: 'office:1',
      fields: values,
      before: Object.fromEntries(Object.keys(values).map((key) => [key, before[key as keyof typeof values]])),
    })
    call.services.sessions.idleMinutes = input.idleMinutes
    return { version }
  }),

  dictionaries: procedures.office.dictionaries.handler(
    async ({
      context: {
        call: { db },
      },
    }) => {
      const [communities, categories, channels, departments, staff, groups] = await Promise.all([
        db.selectFrom('communities').select(['id', 'name']).orderBy('id').execute(),
        db
          .selectFrom('categories')
          .selectAll()
          .where('archived_at', 'is', null)
          .orderBy('kind')
          .orderBy('code')
          .execute(),
        db.selectFrom('channels').selectAll().where('archived_at', 'is', null).orderBy('position').execute(),
        db
          .selectFrom('departments')
          .select(['id', 'name'])
          .where('archived_at', 'is', null)
          .orderBy('id')
          .execute(),
        db.selectFrom('staff').selectAll().where('archived_at', 'is', null).orderBy('id').execute(),
        db
          .selectFrom('resident_groups')
          .select(['id', 'name'])
          .where('archived_at', 'is', null)
          .orderBy('id')
          .execute(),
      ])
      return {
        communities,
        departments,
        groups,
        categories: categories.map(({ id, name, kind, code, parent_id }) => ({
          id,
          name,
          kind: kind as never,
          code,
          parentId: parent_id,
          initials: pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join(''),
          pinyin: pinyin(name, { toneType: 'none', type: 'array' }).join(''),
        })),
        channels: channels.map(({ id, name, code, live }) => ({ id, name, code, live: live === 1 })),
        staff: staff.map(({ id, name, department_id }) => ({ id, name, departmentId: department_id })),
      }
    },
  ),

  createDepartment: procedures.office.createDepartment.handler(async ({ input, context: { call } }) => {
    const name = cleanName(input.name)
    const row = await call.db
      .insertInto('departments')
      .values({ name, archived_at: null, ...call.created })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    await call.audit({ subject: `department:${row.id}`, label: name })
    return row
  }),

  createStaff: procedures.office.createStaff.handler(async ({ input, context: { call } }) => {
    const name = cleanName(input.name)
    const row = await call.db
      .insertInto('staff')
      .values({ name, department_id: input.departmentId, archived_at: null, ...call.created })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    await call.audit({ subject: `staff:${row.id}`, fields: { name } })
    return row
  }),
})
