import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  mostCells,
  type QuestionFields,
} from '../../../../../shared/modules/surveys/questionnaire-contract.ts'
import { findingsOf } from '../../../../../shared/modules/surveys/questionnaire-rules.ts'
import {
  demographics,
  dimensions,
  elements,
  questionnaireForms,
} from '../../../../../shared/modules/surveys/terms.ts'
import { TestOffice, type TestClient } from '../../../testing/office.ts'
import { givenWave } from '../../../testing/surveys.ts'
import { refusal } from '../../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient

beforeEach(async () => {
  ;({ office, manager } = await TestOffice.open())
})
afterEach(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

const api = () => manager.surveys.questionnaires
const rows = (archived = false) => api().list({ archived })
const byName = async (name: string) => (await rows(true)).find((row) => row.name === name)!
const shipped = async (form: string) => (await rows()).find((row) => row.form === form)!
const reference = ({ id, version }: { id: number; version: number }) => ({ id, version })
const overall: QuestionFields = {
  kind: 'scale',
  theme: 'overall',
  words: '总的满意程度',
  aspects: ['satisfaction'],
}
const words = { title: '专项调查', questions: [overall] }
const own = async (name = '电梯大修后的调查') => {
  const { id, versionId } = await api().create({ name })
  return { id, draft: await api().version({ versionId }) }
}

it('comes with three forms that anybody can begin with', async () => {
  const forms = await rows()
  expect(forms.map(({ form }) => form)).toEqual(['short', 'standard', 'gap'])
  for (const { form, versions } of forms) {
    const version = await api().version({ versionId: versions[0]!.id })
    expect(findingsOf(version.questions)).toEqual([])
    expect(versions[0]).toMatchObject({ number: 1, frozenAt: null, waves: 0 })
    expect(version.source, form).not.toBe('')
    expect(version.intro).toMatch(/自愿/)
    const themes = version.questions.map(({ theme }) => theme)
    for (const theme of [...dimensions, ...elements, 'overall']) expect(themes, form).toContain(theme)
    // Nobody is led to an answer: items name a matter and praise or blame nothing.
    for (const { kind, words: item } of version.questions)
      if (kind === 'scale') expect(item).not.toMatch(/很好|优秀|周到|不足|差|糟|总是|从不/)
    expect(version.questions.filter(({ kind }) => kind === 'open').length).toBe(3)
  }
  expect(new Set(forms.map(({ form }) => form)).size).toBe(questionnaireForms.length - 1)
})

it('the standard form has three or four items a dimension and asks all that is known of a person', async () => {
  const { questions } = await api().version({ versionId: (await shipped('standard')).versions[0]!.id })
  for (const dimension of dimensions) {
    const items = questions.filter(({ theme }) => theme === dimension).length
    expect(items >= 3 && items <= 4, dimension).toBe(true)
  }
  expect(new Set(questions.map(({ demographic }) => demographic))).toEqual(new Set(demographics))
  expect((await shipped('standard')).versions[0]!.cells).toBe(89)
  expect((await shipped('short')).versions[0]!.cells).toBe(45)
})

it('the third form asks what is expected beside what is felt', async () => {
  const { questions } = await api().version({ versionId: (await shipped('gap')).versions[0]!.id })
  const pairs = questions.filter(({ theme, kind }) => kind === 'scale' && theme !== 'overall')
  expect(pairs.length).toBe(18)
  expect(new Set(pairs.map(({ aspects }) => aspects.join()))).toEqual(new Set(['satisfaction,expectation']))
})

it('an office of an earlier version gets them at the start, and keeps its own', async () => {
  const db = office.core.services.database.kysely
  for (const table of ['survey_questions', 'questionnaire_versions', 'questionnaires'] as const)
    await db.deleteFrom(table).execute()
  await office.restart()
  manager = await office.logIn()
  expect((await rows()).length).toBe(3)
  await api().archive(reference(await shipped('gap')))
  await office.restart()
  manager = await office.logIn()
  expect((await rows()).length).toBe(2)
})

it('a questionnaire of the office begins with the whole, or as a copy', async () => {
  const { draft } = await own()
  expect(draft).toMatchObject({ questionnaire: '电梯大修后的调查', number: 1, frozenAt: null })
  expect(draft.questions).toMatchObject([{ theme: 'overall', aspects: ['satisfaction'] }])
  const { versions } = await shipped('short')
  const { versionId } = await api().create({ name: '春季问卷', copyVersionId: versions[0]!.id })
  const [copy, original] = await Promise.all([
    api().version({ versionId }),
    api().version({ versionId: versions[0]!.id }),
  ])
  const asked = ({ questions }: typeof copy) => questions.map(({ id: _id, ...question }) => question)
  expect(asked(copy)).toEqual(asked(original))
  expect(await byName('春季问卷')).toMatchObject({ form: 'own', shipped: false })
  expect(await refusal(api().create({ name: ' 春季问卷 ' }))).toBe('ALREADY_EXISTS name')
  expect(await refusal(api().create({ name: '别的', copyVersionId: 999 }))).toBe('NOT_FOUND copyVersionId')
  expect(await byName('别的')).toBeUndefined()
})

it('is written as a whole, and what does not fit is refused with its place', async () => {
  const { draft } = await own()
  const choice = { kind: 'choice' as const, words: '您常走哪个门', options: ['南门', '北门'] }
  const saved = await api().save({
    ...reference(draft),
    ...words,
    intro: '请您花两分钟。',
    questions: [overall, choice, { kind: 'open', words: '还有什么' }],
  })
  const now = await api().version({ versionId: draft.id })
  expect(now).toMatchObject({ title: '专项调查', intro: '请您花两分钟。', version: saved.version })
  expect(now.questions.map(({ position, kind }) => [position, kind])).toEqual([
    [0, 'scale'],
    [1, 'choice'],
    [2, 'open'],
  ])
  const refused = async (questions: QuestionFields[]) =>
    refusal(api().save({ ...saved, ...words, questions }))
  expect(await refused([{ ...overall, aspects: [] }])).toMatch(/^INVALID_INPUT questions\.0\.aspects/)
  expect(await refused([overall, { ...choice, options: ['南门'] }])).toMatch(/questions\.1\.options/)
  expect(await refused([overall, { ...choice, options: ['南门', '南门'] }])).toMatch(/questions\.1\.options/)
  expect(await refused([overall, overall])).toMatch(/questions\.1\.theme/)
  expect(await refused([])).toMatch(/questions/)
  expect(await refused([{ ...overall, words: '  ' }])).toMatch(/words/)
  const wide = {
    ...overall,
    theme: 'safety' as const,
    aspects: ['satisfaction' as const, 'importance' as const],
  }
  expect(await refused(Array<QuestionFields>(mostCells / 2 + 1).fill(wide))).toMatch(
    /^INVALID_INPUT questions/,
  )
  expect(await refusal(api().save({ ...reference(draft), ...words }))).toBe('CONFLICT')
  expect((await api().version({ versionId: draft.id })).questions.length).toBe(3)
})

it('a version that was put to people stays as they read it; what changes is the next one', async () => {
  const { versionId } = await givenWave(office)
  const used = await api().version({ versionId })
  expect(used).toMatchObject({ waves: 1 })
  expect(used.frozenAt).not.toBeNull()
  expect(await refusal(api().save({ ...reference(used), ...words }))).toBe('NOT_ALLOWED_NOW')
  expect(await refusal(api().discard(reference(used)))).toBe('NOT_ALLOWED_NOW')
  // Not even past the program's own rules.
  const db = office.core.services.database.kysely
  await expect(
    db.updateTable('survey_questions').set({ words: '另一问' }).where('version_id', '=', versionId).execute(),
  ).rejects.toThrow('a used version is not changed')
  const { questionnaireId } = used
  const next = await api().begin({ questionnaireId })
  const draft = await api().version({ versionId: next.id })
  expect(draft).toMatchObject({ number: 2, frozenAt: null, waves: 0 })
  expect(draft.questions.length).toBe(used.questions.length)
  expect(await refusal(api().begin({ questionnaireId }))).toBe('NOT_ALLOWED_NOW')
  await api().save({ ...reference(draft), ...words })
  expect((await api().version({ versionId })).questions.length).toBe(used.questions.length)
  expect((await shipped('short')).versions.map(({ number }) => number)).toEqual([2, 1])
})

it('a draft is given up unless it is the only version or a wave is made ready with it', async () => {
  const { draft: only } = await own()
  expect(await refusal(api().discard(reference(only)))).toBe('NOT_ALLOWED_NOW')
  const { versionId } = await givenWave(office)
  const { questionnaireId } = await api().version({ versionId })
  const next = await api().begin({ questionnaireId })
  const db = office.core.services.database.kysely
  await db.updateTable('survey_waves').set({ version_id: next.id }).execute()
  expect(await refusal(api().discard(next))).toBe('IN_USE')
  await db.updateTable('survey_waves').set({ version_id: versionId }).execute()
  expect(await refusal(api().discard({ ...next, version: 9 }))).toBe('CONFLICT')
  await api().discard(next)
  expect(await refusal(api().version({ versionId: next.id }))).toBe('NOT_FOUND versionId')
  expect((await shipped('short')).versions.length).toBe(1)
})

it('is put away and fetched back, and its name is free meanwhile', async () => {
  const { id, draft } = await own('临时')
  const away = await api().archive({ id, version: 1 })
  expect((await rows()).map(({ name }) => name)).not.toContain('临时')
  expect(await byName('临时')).toMatchObject({ archived: true })
  expect(await refusal(api().archive(away))).toBe('NOT_ALLOWED_NOW')
  expect(await refusal(api().rename({ ...away, name: '改名' }))).toBe('NOT_ALLOWED_NOW')
  expect(await refusal(api().begin({ questionnaireId: id }))).toBe('NOT_ALLOWED_NOW')
  expect(await refusal(api().save({ ...reference(draft), ...words }))).toBe('NOT_ALLOWED_NOW')
  const other = await own('临时')
  expect(await refusal(api().restore(away))).toBe('ALREADY_EXISTS name')
  await api().rename({ id: other.id, version: 1, name: '另一份' })
  await api().restore(away)
  expect(await byName('临时')).toMatchObject({ archived: false })
  expect(await refusal(api().rename({ id: other.id, version: 2, name: '临时' }))).toBe('ALREADY_EXISTS name')
})

it('is read by whoever enters answers and written by a manager', async () => {
  const clerk = await office.signIn(manager, 'clerk', ['clerk'])
  expect((await clerk.surveys.questionnaires.list({})).length).toBe(3)
  expect(await refusal(clerk.surveys.questionnaires.create({ name: '我的' }))).toBe('NOT_PERMITTED')
})
