import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestOffice, type TestClient } from '../../testing/office.ts'
import { deskOf, refusal } from '../../testing/tickets.ts'

let office: TestOffice
let manager: TestClient
let trapped: number
let stuck: number

beforeAll(async () => {
  ;({ office, manager } = await TestOffice.open())
  const desk = await deskOf(manager)
  trapped = desk.category('电梯困人')
  stuck = desk.category('电梯停运')
})
afterAll(async () => {
  expect(await manager.system.verifyAudit()).toMatchObject({ brokenAt: null })
  await office.close()
})

const question = async (words: string, categoryId = trapped) => {
  const found = (await manager.aids.questions()).find(
    (one) => one.words === words && one.categoryId === categoryId,
  )
  if (!found) throw new Error(`nobody asks ${words}`)
  return found
}
const template = async (shortcut: string) => {
  const found = (await manager.aids.templates()).find((one) => one.shortcut === shortcut)
  if (!found) throw new Error(`there is no ${shortcut}`)
  return found
}
const asked = async (categoryId: number) =>
  (await manager.aids.forForm()).questions.filter((one) => one.categoryId === categoryId)

describe('a new office', () => {
  it('asks first whether anybody is trapped, and knows what to do then', async () => {
    const [first] = await asked(trapped)
    expect(first).toMatchObject({ words: '轿厢里现在有人被困吗？', alarm: 'yes' })
    expect(first!.advice).toContain('不要扒门')
    expect((await question(first!.words)).category).toBe('电梯 / 电梯困人')
  })

  it('has texts and answers, found by pinyin', async () => {
    const { templates, knowledge } = await manager.aids.forForm()
    expect(templates.find(({ shortcut }) => shortcut === 'kr')).toMatchObject({
      kind: 'repair',
      categoryId: trapped,
      name: '电梯困人',
      initials: 'dtkr',
      pinyin: 'diantikunren',
    })
    expect(knowledge.find(({ title }) => title.startsWith('访客'))).toMatchObject({
      category: '停车 / 访客停车',
    })
  })

  it('shows its texts with those for all first, then by kind and code', async () => {
    const places = (await manager.aids.templates()).map(({ kind, category }) => `${kind} ${category}`)
    const first = (place: string) => places.findIndex((one) => one.startsWith(place))
    expect(first('null')).toBe(0)
    const order = [
      'complaint 环境',
      'complaint 设施',
      'repair 户内水电',
      'repair 电梯',
      'inquiry',
      'help',
      'praise',
    ]
    const found = order.map(first)
    expect(found).toEqual([...found].sort((a, b) => a - b))
  })

  it('lets a clerk use them and not change them', async () => {
    const clerk = await office.signIn(manager, 'chenjie', ['clerk'])
    expect((await clerk.aids.forForm()).templates.length).toBeGreaterThan(30)
    expect(await refusal(clerk.aids.questions())).toBe('NOT_PERMITTED')
    const change = clerk.aids.archive({ shelf: 'templates', ...(await template('ls')) })
    expect(await refusal(change)).toBe('NOT_PERMITTED')
    const handler = await office.signIn(manager, 'zhaogong', ['handler'])
    expect(await refusal(handler.aids.forForm())).toBe('NOT_PERMITTED')
  })
})

describe('an entry', () => {
  it('is added last in its category, and offered at once', async () => {
    const { id } = await manager.aids.addQuestion({ categoryId: stuck, words: '有备用\u200b 电梯吗？' })
    expect((await asked(stuck)).at(-1)).toMatchObject({ id, words: '有备用 电梯吗？', alarm: null })
    expect(await question('有备用 电梯吗？', stuck)).toMatchObject({ shipped: false, archived: false })
  })

  it('takes the kind of its category, and keywords however they are typed', async () => {
    const { id } = await manager.aids.addTemplate({
      kind: 'praise',
      categoryId: trapped,
      shortcut: ' ＫＲ2 ',
      name: '困人已救出',
      body: '〔时间〕救出。',
    })
    expect(await template('kr2')).toMatchObject({ id, kind: 'repair', categoryId: trapped })
    await manager.aids.addKnowledge({ title: '泳池开放吗', keywords: '游泳，泳池、 游泳', words: '〔时间〕' })
    const entries = await manager.aids.knowledge()
    expect(entries.find(({ title }) => title === '泳池开放吗')).toMatchObject({
      keywords: '游泳 泳池',
      kind: null,
      category: '',
    })
  })

  it('is refused with the field that is wrong', async () => {
    const { addQuestion, addTemplate, addKnowledge } = manager.aids
    const text = { shortcut: 'neu', name: '新', body: '新' }
    const answers = [
      addQuestion({ categoryId: 99999, words: '好吗？' }),
      addQuestion({ categoryId: trapped, words: '\u200b' }),
      addQuestion({ categoryId: trapped, words: '冒烟吗？', alarm: 'yes', advice: ' ' }),
      addQuestion({ categoryId: trapped, words: '轿厢里现在有人被困吗？' }),
      addTemplate({ ...text, shortcut: 'kr' }),
      addTemplate({ ...text, shortcut: 'a b' }),
      addTemplate({ ...text, shortcut: ':a' }),
      addTemplate({ ...text, categoryId: 99999 }),
      addKnowledge({ title: '收费标准在哪里看', words: '这里' }),
    ]
    expect(await Promise.all(answers.map((answer) => refusal(answer)))).toEqual([
      'NOT_FOUND categoryId',
      'INVALID_INPUT words',
      'INVALID_INPUT advice',
      'ALREADY_EXISTS words',
      'ALREADY_EXISTS shortcut',
      'INVALID_INPUT shortcut',
      'INVALID_INPUT shortcut',
      'NOT_FOUND categoryId',
      'ALREADY_EXISTS title',
    ])
  })

  it('may be asked in two categories', async () => {
    const words = '有备用电梯吗？'
    await manager.aids.addQuestion({ categoryId: trapped, words })
    expect(await refusal(manager.aids.addQuestion({ categoryId: stuck, words }))).toBe('accepted')
  })

  it('is a default until it is changed, and a stale change is a conflict', async () => {
    const before = await template('ljq')
    await manager.aids.changeTemplate(before)
    expect(await template('ljq')).toMatchObject({ shipped: true, version: before.version + 1 })
    expect(await refusal(manager.aids.changeTemplate({ ...before, body: '新' }))).toBe('CONFLICT')
    await manager.aids.changeTemplate({ ...(await template('ljq')), body: '垃圾在〔位置〕' })
    expect(await template('ljq')).toMatchObject({ shipped: false, body: '垃圾在〔位置〕' })
    const { rows } = await manager.system.audit({ action: 'aids.changeTemplate' })
    expect(rows[0]).toMatchObject({ subject: `template:${before.id}`, label: '垃圾没有清运' })
  })

  it('drops the note with its alarm, and stands last in another category', async () => {
    const moving = await question('知道电梯停在几层附近吗？')
    await manager.aids.changeQuestion({ ...moving, categoryId: stuck, advice: '没有用' })
    expect((await asked(stuck)).at(-1)).toMatchObject({ id: moving.id, advice: '' })
    expect((await asked(trapped)).map(({ id }) => id)).not.toContain(moving.id)
  })
})

describe('the order', () => {
  it('is what people make it, within the category', async () => {
    const [first, second] = await asked(trapped)
    const others = await asked(stuck)
    await manager.aids.move({
      shelf: 'questions',
      ...(await question(second!.words)),
      beforeId: first!.id,
    })
    expect((await asked(trapped)).slice(0, 2).map(({ id }) => id)).toEqual([second!.id, first!.id])
    expect(await asked(stuck)).toEqual(others)
    const elsewhere = manager.aids.move({
      shelf: 'questions',
      ...(await question(second!.words)),
      beforeId: others[0]!.id,
    })
    expect(await refusal(elsewhere)).toBe('NOT_FOUND beforeId')
  })
})

describe('archiving', () => {
  it('frees the shortcut, and restoring waits until it is free', async () => {
    const old = await template('ls')
    const archived = await manager.aids.archive({ shelf: 'templates', ...old })
    expect((await manager.aids.forForm()).templates.map(({ id }) => id)).not.toContain(old.id)
    expect(await refusal(manager.aids.archive({ shelf: 'templates', ...archived }))).toBe('NOT_ALLOWED_NOW')
    const own = await manager.aids.addTemplate({ shortcut: 'LS', name: '漏水', body: '〔位置〕漏水' })
    const back = () => manager.aids.restore({ shelf: 'templates', ...archived })
    expect(await refusal(back())).toBe('ALREADY_EXISTS shortcut')
    await manager.aids.archive({ shelf: 'templates', ...own })
    expect(await refusal(back())).toBe('accepted')
    expect(await refusal(back())).toBe('CONFLICT')
    expect((await manager.aids.forForm()).templates.map(({ id }) => id)).toContain(old.id)
  })

  it('of a whole shelf is not undone by the next start', async () => {
    for (const entry of await manager.aids.knowledge())
      if (!entry.archived) await manager.aids.archive({ shelf: 'knowledge', ...entry })
    const templates = await manager.aids.templates()
    await office.restart()
    manager = await office.logIn()
    expect((await manager.aids.forForm()).knowledge).toEqual([])
    expect(await manager.aids.templates()).toEqual(templates)
  })
})
