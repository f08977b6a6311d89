import type { TestClient } from '../../electron/core/testing/office.ts'
import { peopleByHand } from './people-office.ts'

const surveyDay = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

/**
 * An open survey of the short form among the few people of `peopleByHand`: their houses are drawn, and so many free papers lie
 * at the counter. Every paper is typed a second time where `second` is the whole (10,000).
 */
export async function surveyByHand(client: TestClient, { free = 0, second = 0 } = {}): Promise<number> {
  await peopleByHand(client)
  const forms = await client.surveys.questionnaires.list({})
  const short = forms.find(({ form }) => form === 'short')!
  const { id, version } = await client.surveys.waves.create({
    name: '十一月满意度调查',
    kind: 'yearly',
    versionId: short.versions[0]!.id,
    fromDay: surveyDay(-5),
    untilDay: surveyDay(20),
    seed: 20261101,
    second,
  })
  await client.surveys.waves.draw({ id, version })
  if (free > 0) await client.surveys.waves.papers.addFree({ waveId: id, count: free })
  return id
}
