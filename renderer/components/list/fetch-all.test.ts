import { describe, expect, it } from 'vitest'
import { fetchAll } from './fetch-all.ts'

const listOf = (count: number) => {
  const asked: number[] = []
  const fetchPage = ({ page, size }: { page: number; size: number }) => {
    asked.push(page)
    const all = Array.from({ length: count }, (_, index) => ({ id: index + 1 }))
    return Promise.resolve({ rows: all.slice((page - 1) * size, page * size), total: count })
  }
  return { asked, fetchPage }
}

describe('all rows of a list', () => {
  it.each([
    [0, 1],
    [199, 1],
    [200, 1],
    [201, 2],
    [2000, 10],
  ])('%i rows come in %i questions', async (count, questions) => {
    const { asked, fetchPage } = listOf(count)
    const heard: number[] = []
    const rows = await fetchAll(fetchPage, { onRows: (so) => heard.push(so) })
    expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: count }, (_, index) => index + 1))
    expect(asked).toHaveLength(questions)
    expect(heard.at(-1)).toBe(count)
  })

  it('are each there once when one was added while asking', async () => {
    const { fetchPage } = listOf(300)
    let grown = 0
    const rows = await fetchAll(async (page) => {
      const answer = await fetchPage(page)
      if (grown++ === 0) return answer
      return { rows: [{ id: 200 }, ...answer.rows], total: answer.total + 1 }
    })
    expect(rows).toHaveLength(300)
  })

  it('are not asked for any more once somebody stopped', async () => {
    const { asked, fetchPage } = listOf(2000)
    await fetchAll(fetchPage, { stopped: () => asked.length >= 2 })
    expect(asked).toEqual([1, 2])
  })
})
