import { expect, it } from 'vitest'
import { differencesOf } from './differences.ts'

it('tells field by field what was published and what stands there now', () => {
  const published = {
    title: '公示',
    header: { receivableFen: 192_852_840, areaHundredths: null },
    parts: [{ part: 'service', openingFen: 1 }],
    lines: [
      { name: '清洁卫生', outFen: 26_241_045 },
      { name: '办公', outFen: null, note: '' },
    ],
  }
  const now = {
    title: '公示',
    header: { receivableFen: 192_852_841, areaHundredths: null },
    parts: [{ part: 'service', openingFen: -1 }],
    lines: [{ name: '清洁', outFen: 26_241_046 }],
  }
  expect(differencesOf(published, published)).toEqual([])
  expect(differencesOf(published, now)).toEqual([
    { path: 'header.receivableFen', name: '', published: '1,928,528.40', now: '1,928,528.41' },
    { path: 'parts.service.openingFen', name: '', published: '0.01', now: '−0.01' },
    { path: 'lines.0.name', name: '清洁卫生', published: '清洁卫生', now: '清洁' },
    { path: 'lines.0.outFen', name: '清洁卫生', published: '262,410.45', now: '262,410.46' },
    { path: 'lines.1.name', name: '办公', published: '办公', now: '' },
  ])
})
