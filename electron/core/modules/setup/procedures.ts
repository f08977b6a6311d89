import { Fault } from '../../kernel/errors.ts'
import {
  newDataKey,
  newRecoveryWrapping,
  unwrapByRecovery,
  wrapForMachine,
  wrapForRecovery,
} from '../../kernel/keys.ts'
import { hashPassword } from '../../kernel/passwords.ts'
import { procedures } from '../../kernel/procedures.ts'
import { confirmRecovery } from '../accounts/recovery.ts'
import { cleanName } from '../office/clean-name.ts'
import { signIn } from '../accounts/sign-in.ts'
import { insertUser } from '../accounts/users.ts'
import { finishInterruptedImports } from '../imports/recovery.ts'
import { isDemo, markDemo } from './demo.ts'
import { completeFirstData, writeFirstRoles } from './first-data.ts'

export const setup = procedures.setup.router({
  status: procedures.setup.status.handler(async ({ context: { call } }) => ({
    stage: call.services.stage,
    folder: call.services.folder,
    folderChangeable: call.services.folderChangeable,
    host: call.connection.host,
    appVersion: call.services.appVersion,
    demo: await isDemo(call.db),
  })),

  complete: procedures.setup.complete.handler(async ({ input, context: { call } }) => {
    const { services } = call
    if (services.stage !== 'fresh') throw new Fault('ALREADY_SET_UP')
    const key = newDataKey()
    const recovery = await newRecoveryWrapping()
    const passwordHash = await hashPassword(input.person.password)
    const userId = await call.transact(async (inside) => {
      const { db, created } = inside
      const taken = await db.selectFrom('office').select('id').executeTakeFirst()
      if (taken) throw new Fault('ALREADY_SET_UP')
      await wrapForMachine(db, key, services.machineKey, inside.now)
      await wrapForRecovery(db, key, recovery, inside.now)
      await writeFirstRoles(inside)
      await completeFirstData(db, created)
      const department = await db
        .selectFrom('departments')
        .select('id')
        .orderBy('id')
        .executeTakeFirstOrThrow()
      const community = await db
        .insertInto('communities')
        .values({ name: cleanName(input.community.name, 'community.name'), import_id: null, ...created })
        .returning('id')
        .executeTakeFirstOrThrow()
      await db
        .insertInto('office')
        .values({
          id: 1,
          name: input.office.name,
          hotline: input.office.hotline,
          slogan: '精心管理，全心呵护',
          time_zone: services.timeZone,
          community_id: community.id,
          idle_minutes: services.sessions.idleMinutes,
          ...created,
        })
        .execute()
      const user = await insertUser(inside, {
        name: input.person.name,
        login: input.person.login,
        passwordHash,
        departmentId: department.id,
        roles: ['manager', 'administrator'],
      })
      if (input.demo) await markDemo(db)
      await inside.audit({ subject: 'office:1', label: input.office.name })
      return user.id
    })
    services.dataKey = key
    services.stage = 'ready'
    await signIn(call, userId)
    return { recoveryCode: recovery.code }
  }),

  unlockKey: procedures.setup.unlockKey.handler(async ({ input, context: { call } }) => {
    const { services } = call
    if (services.stage !== 'key-locked') throw new Fault('NOT_ALLOWED_NOW')
    const opened = await unwrapByRecovery(call.db, input.recoveryCode)
    if (!opened) throw new Fault('WRONG_RECOVERY_CODE')
    const { key } = opened
    await call.transact(async (inside) => {
      await wrapForMachine(inside.db, key, services.machineKey, inside.now)
      await inside.audit({ subject: 'data-key' })
    })
    services.dataKey = key
    await finishInterruptedImports(services)
    services.stage = 'ready'
    return {}
  }),

  confirmRecoveryCode: procedures.setup.confirmRecoveryCode.handler(async ({ context: { call } }) => {
    await confirmRecovery(call)
    return {}
  }),
})
