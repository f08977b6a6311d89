import { expect, it } from 'vitest'
import { nameKey, soundsAlike } from './sound.ts'

it.each([
  ['张晓丽', '章小莉', true],
  ['王芳', '汪方', true],
  ['单伟', '善维', true],
  ['曾雪', '增学', true],
  ['乐乐', '月月', true],
  ['王芳', '王方芳', false],
  ['王芳', '黄芳', false],
  ['张晓丽', '张晓明', false],
  // One name is no other of the same sound.
  ['王芳', '王芳', false],
  ['WANG', 'wang', false],
  ['王a', '汪a', false],
])('%s and %s sound alike: %s', (a, b, alike) => {
  expect(soundsAlike(a, b)).toBe(alike)
  expect(soundsAlike(b, a)).toBe(alike)
})

it.each([
  ['王芳', '王 芳'],
  ['John Smith', 'JOHN  SMITH'],
  ['Ｊｏｈｎ', 'john'],
  ['阿依古丽·买买提', '阿依古丽买买提'],
])('%s is %s, written in another way', (a, b) => {
  expect(nameKey(a)).toBe(nameKey(b))
})
