import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  counted,
  estimated,
  figureText,
  hasFew,
  inPieces,
  intervalText,
  numberText,
  ofGroup,
  people,
  plain,
  rounded,
  type FigureKind,
  type ResultTable,
} from './result-table.ts'

const of = (n: number) => estimated({ n, value: 3.917, low: 3.8, high: 4.041 })

describe('a figure of the results', () => {
  it('is written with its interval, each kind in its own way', () => {
    expect([figureText('mean', of(400)), intervalText('mean', of(400))]).toEqual(['3.92', '[3.80, 4.04]'])
    const written: [FigureKind, number, string][] = [
      ['count', 407, '407'],
      ['score', 78.34, '78.3'],
      ['share', 0.6925, '69.3%'],
      ['change', 0.126, '+0.13'],
      ['change', -0.126, '-0.13'],
      ['change', -0.001, '0.00'],
      ['p', 0.0004, '<0.001'],
      ['p', 0.0322, '0.032'],
      ['correlation', 0.556, '0.56'],
    ]
    for (const [kind, value, text] of written) expect(numberText(kind, value)).toBe(text)
  })

  it('is marked where fewer than ten answered and hidden, its interval too, where fewer than five did', () => {
    expect(figureText('mean', of(10))).toBe('3.92')
    expect(figureText('mean', of(9))).toBe('3.92*')
    expect(figureText('mean', of(5))).toBe('3.92*')
    expect([figureText('mean', of(4)), intervalText('mean', of(4))]).toEqual(['<5', ''])
    expect(figureText('mean', of(0))).toBe('—')
    expect(of(4)).toMatchObject({ value: null, low: null, high: null })
    expect(figureText('count', counted(2, 4))).toBe('<5')
    expect(figureText('count', counted(2, 40))).toBe('2')
  })

  it('leads to no list of fewer than five', () => {
    const asks = { used: true }
    expect([people(4, asks).asks, people(5, asks).asks]).toEqual([null, asks])
    expect(people(2, asks).value).toBe(2)
    expect([counted(2, 40, asks).asks, counted(5, 40, asks).asks]).toEqual([null, asks])
  })

  it('covers a hidden one without a value, although enough answered', () => {
    const covering = ofGroup({ n: 12, value: null, low: null, high: null }, { used: true })
    expect(figureText('mean', covering)).toBe('#')
    expect(covering.asks).toBeNull()
    expect(figureText('mean', ofGroup({ n: 4, value: null, low: null, high: null }))).toBe('<5')
    expect(figureText('mean', ofGroup({ n: 12, value: 3, low: null, high: null }))).toBe('3.00')
  })

  it('is handed on no more exact than it is written', () => {
    const kinds = fc.constantFrom<FigureKind>('mean', 'score', 'share', 'change', 'p', 'correlation')
    fc.assert(
      fc.property(kinds, fc.double({ min: -100, max: 100, noNaN: true }), (kind, value) => {
        expect(numberText(kind, rounded(kind, value))).toBe(numberText(kind, value))
      }),
    )
    expect(rounded('share', 0.692549)).toBe(0.693)
  })

  it('is a dash where there is nothing, and never a number that is none', () => {
    expect(figureText('mean', plain(null))).toBe('—')
    for (const none of [NaN, Infinity]) expect(numberText('mean', none)).toBe('—')
    fc.assert(
      fc.property(
        fc.constantFrom<FigureKind>('mean', 'score', 'share', 'change', 'p', 'correlation'),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        (kind, value) => {
          expect(numberText(kind, value)).not.toMatch(/NaN|Infinity|-0\.?0*%?$/)
        },
      ),
    )
  })
})

describe('a wide table', () => {
  const columns = Array.from({ length: 14 }, (_, at) => ({
    key: String(at),
    label: String(at),
    kind: 'count' as const,
    interval: false,
  }))
  const table: ResultTable = {
    key: 'wide',
    title: 'wide',
    head: '',
    columns,
    rows: [{ key: 'row', label: 'row', figures: columns.map((_, at) => plain(at)) }],
    notes: ['note'],
  }

  it('goes to paper in pieces with every column once, the title first and the notes last', () => {
    const pieces = inPieces(table, 6)
    expect(pieces.map((piece) => piece.columns.length)).toEqual([5, 5, 4])
    expect(pieces.flatMap((piece) => piece.rows[0]!.figures.map(({ value }) => value))).toEqual(
      columns.map((_, at) => at),
    )
    expect(pieces.map(({ title }) => title)).toEqual(['wide', '', ''])
    expect(pieces.map(({ notes }) => notes)).toEqual([[], [], ['note']])
  })

  it('says why only where something is grey or hidden', () => {
    expect(hasFew(table)).toBe(false)
    expect(hasFew({ ...table, rows: [{ key: 'few', label: '', figures: [of(7)] }] })).toBe(true)
    expect(hasFew({ ...table, rows: [{ key: 'none', label: '', figures: [of(0)] }] })).toBe(false)
  })
})
