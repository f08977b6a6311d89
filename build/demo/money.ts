import { firstDay, lastDay } from '../../shared/modules/reports/month.ts'
import { dayIn } from '../../shared/time/zone.ts'
import type { Chance } from './chance.ts'
import type { Household } from './community.ts'
import type { Client } from './counter.ts'
import type { Step } from './history.ts'
import { planBooks } from './books.ts'
import { atHour, day, hour, monthsOfDemo, zone, type MoneyMonths, type MoneyOffice } from './money-months.ts'

/** What the service costs, by the contract. Answers with the item that is charged. */
export async function openFees({ fees }: Client, until: number): Promise<number> {
  const { charged } = monthsOfDemo(until)
  const service = (await fees.items.list({})).find(({ kind }) => kind === 'service')!
  await fees.standards.create({
    itemId: service.id,
    houseKind: 'residential',
    priceE4: 28_000,
    fromMonth: charged[0]!,
    words: '前期物业服务合同第八条',
  })
  return service.id
}

/**
 * Some months of money: what is charged each month, who pays when and who does not, what was promised and not kept, the
 * books of the year, and the sheet and notices that were posted.
 */
export function planMoney(
  office: MoneyOffice,
  chance: Chance,
  { itemId, until }: { itemId: number; until: number },
): Step[] {
  const months = monthsOfDemo(until)
  const steps: Step[] = [
    ...months.charged.map((month) => ({
      at: atHour(firstDay(month), 9),
      run: () => generate(office.manager, itemId, month),
    })),
    ...office.households.flatMap((household, index) =>
      payingOf(office, chance, household, index, months, until),
    ),
    ...closingDays(office.clerk, months, until),
    ...promises(office, until),
    ...planBooks(office, chance, months, until),
  ]
  return steps.filter(({ at }) => at <= until)
}

async function generate({ fees }: Client, itemId: number, month: string): Promise<void> {
  const made = await fees.charges.generate({ month, itemIds: [itemId], dueOn: lastDay(month) })
  for await (const _ of made) continue
}

/** Most pay at the end of the quarter and again since, all that is open; few never, and one in twenty not all of it. */
function payingOf(
  { clerk }: MoneyOffice,
  chance: Chance,
  { houseId, residentId }: Household,
  index: number,
  { quarter }: MoneyMonths,
  until: number,
): Step[] {
  const ended = atHour(lastDay(quarter.until), 0)
  const times = chance.weighted([
    [0, 7],
    [1, 13],
    [2, 80],
  ] as const)
  // So many days before the quarter ends, and the rest of the time until now.
  const windows = [
    [ended - 33 * day, ended],
    [ended + 5 * day, until - 6 * hour],
  ] as const
  return windows.slice(0, times).map(([from, to], time) => {
    const date = dayIn(zone, new Date(from + chance.share() * (to - from)).toISOString())
    const facts = {
      houseId,
      residentId,
      method: chance.weighted([
        ['wechat', 45],
        ['debit', 22],
        ['alipay', 18],
        ['cash', 10],
        ['card', 5],
      ] as const),
      partly: chance.percent(5),
      requestKey: `demo-payment-${index}-${time}`,
    }
    return { at: atHour(date, 9 + chance.share() * 8), run: () => pay(clerk, facts) }
  })
}

interface Paying {
  houseId: number
  residentId: number
  method: 'wechat' | 'debit' | 'alipay' | 'cash' | 'card'
  partly: boolean
  requestKey: string
}

async function pay(
  { fees }: Client,
  { houseId, residentId, method, partly, requestKey }: Paying,
): Promise<void> {
  const { open, payers } = await fees.account({ houseId })
  const lines = open.map(({ id, openFen }, at) => ({
    chargeId: id,
    amountFen: partly && at === open.length - 1 ? Math.ceil(openFen / 2) : openFen,
  }))
  const payer = payers.find((one) => one.residentId === residentId) ?? payers[0]
  if (lines.length === 0 || !payer) return
  await fees.payments.take({ houseId, residentId, payer: payer.name, method, lines, requestKey })
}

/** The counter closes at the end of each month, and these last days every evening. */
function closingDays(clerk: Client, { charged }: MoneyMonths, until: number): Step[] {
  const lately = Array.from({ length: 8 }, (_, ago) =>
    dayIn(zone, new Date(until - (8 - ago) * day).toISOString()),
  )
  const days = new Set([...charged.map(lastDay), ...lately])
  return [...days].map((date) => ({
    at: atHour(date, 18),
    run: async () => {
      const { payments, cashFen } = await clerk.fees.closings.preview({})
      if (payments > 0) await clerk.fees.closings.close({ countedFen: cashFen, payments })
    },
  }))
}

/** Three who owe were spoken to: one has promised and not kept it, one will pay, one complains. */
function promises({ clerk, households }: MoneyOffice, until: number): Step[] {
  const dayAfter = (days: number) => dayIn(zone, new Date(until + days * day).toISOString())
  const said = [
    { ago: 19, words: '电话联系，说工资发了就交', promise: { words: '本月中旬交清', dueOn: dayAfter(-6) } },
    { ago: 4, words: '到前台说明出差在外，回来就交', promise: { words: '月底前交清', dueOn: dayAfter(8) } },
    { ago: 2, words: '说楼道灯坏了一直没修好，修好再谈物业费，已转工程部', promise: null },
  ]
  return said.map(({ ago, words, promise }, index) => ({
    at: until - ago * day,
    run: async () => {
      const { rows } = await clerk.fees.arrears.list({ size: 200 })
      // Somebody who lives there and was not spoken to: an empty house answers no telephone.
      const owing = rows.filter(
        ({ houseId, lastContact }) =>
          lastContact === null && households.some((household) => household.houseId === houseId),
      )
      const one = owing[index]
      if (!one) return
      await clerk.fees.arrears.note({
        houseId: one.houseId,
        residentId: one.residentId,
        words,
        promise,
        requestKey: `demo-arrears-${index}`,
      })
    },
  }))
}
