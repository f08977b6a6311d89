import { describe, expect, it } from 'vitest'
import { ownerInput, sidesOf, transferOutcome, usuallyLeaving, type Occupancy } from './transfer.ts'

let id = 0
const occupancy = (name: string, role: Occupancy['role'], until: string | null = null): Occupancy => ({
  id: ++id,
  version: 1,
  residentId: id + 100,
  name,
  role,
  since: null,
  until,
  primary: false,
  phones: [],
  plates: [],
  flags: [],
})
const owner = occupancy('王芳', 'owner')
const wife = occupancy('李强', 'co-owner')
const mother = occupancy('王老太', 'family')
const tenant = occupancy('刘洋', 'tenant')
const former = occupancy('赵四', 'owner', '2019-01-01')
const people = [owner, wife, mother, tenant, former]
const buyer = { residentId: null, name: '孙敏', phone: '13800001234' }

describe('a transfer', () => {
  it('concerns those who live there now: owners end, others may leave', () => {
    const { owners, others } = sidesOf(people)
    expect(owners).toEqual([owner, wife])
    expect(others).toEqual([mother, tenant])
  })

  it('expects the family to leave and the tenant to stay', () => {
    expect(usuallyLeaving(people)).toEqual([mother.id])
  })

  it('says who owns, who leaves and who stays', () => {
    expect(transferOutcome(people, [buyer], [mother.id])).toEqual({
      old: ['王芳', '李强'],
      next: ['孙敏'],
      leave: ['王老太'],
      stay: ['刘洋'],
    })
  })

  it('neither moves out nor keeps as a tenant somebody who buys the house they live in', () => {
    const known = { residentId: tenant.residentId, name: '刘洋', phone: '' }
    expect(transferOutcome(people, [known], [tenant.id])).toMatchObject({ next: ['刘洋'], leave: [] })
    expect(transferOutcome(people, [known], [tenant.id]).stay).toEqual(['王老太'])
  })

  it('hands over a known person by number and a new one by name', () => {
    expect(ownerInput({ residentId: 7, name: '刘洋', phone: '138****0000' })).toEqual({ residentId: 7 })
    expect(ownerInput(buyer)).toEqual({ name: '孙敏', phone: '13800001234' })
  })
})
