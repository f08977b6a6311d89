import { describe, expect, it } from 'vitest'
import { blankFilter, filterOf, listInputOf, queryOf } from './ticket-filter.ts'

describe('the list filter in the address', () => {
  const full = {
    kind: 'complaint' as const,
    state: 'assigned' as const,
    categoryId: 4,
    channelId: 2,
    departmentId: 3,
    from: '2026-11-01',
    to: '2026-11-21',
    overdue: true,
    mine: true,
    buildingId: 7,
    closedFrom: '2026-11-01',
    closedTo: '2026-11-30',
    openOn: '2026-11-30',
    mark: 'contact-late' as const,
    source: 'written' as const,
    hours: 'workday-0830',
  }

  it('comes back as it was', () => {
    expect(filterOf(queryOf(full))).toEqual(full)
    expect(filterOf(queryOf(blankFilter()))).toEqual(blankFilter())
    expect(queryOf(blankFilter())).toEqual({})
  })

  it('leaves out what makes no sense', () => {
    expect(
      filterOf({
        kind: 'x',
        state: ['open'],
        category: '-1',
        channel: 'a',
        from: '2026-13-40',
        mine: 'yes',
        mark: 'all',
        source: 'me',
        hours: 'noon',
      }),
    ).toEqual(blankFilter())
  })

  it('never holds the typed text', () => {
    expect(JSON.stringify(queryOf(full))).not.toContain('王')
    expect(listInputOf(full, ' 王芳 ')).toMatchObject({ text: '王芳', states: ['assigned'], overdue: true })
    expect(listInputOf(blankFilter(), '  ').text).toBeUndefined()
  })
})
