import { cellsOf, type Answer, type Question } from '../../shared/modules/surveys/cells.ts'
import { themes, type QuestionTheme, type Theme } from '../../shared/modules/surveys/terms.ts'
import type { Chance } from './chance.ts'

/** How satisfied and how important, 1 to 5, most people say; what is thought of the whole follows from the lifts, the repairs and promises kept. */
const usual: Readonly<Record<Theme, readonly [satisfied: number, important: number]>> = {
  safety: [4.1, 4.7],
  cleaning: [3.9, 4.3],
  greening: [3.8, 3.8],
  facilities: [3.1, 4.6],
  repair: [3.2, 4.6],
  service: [4.1, 4.2],
  culture: [3.9, 3.1],
  information: [3.4, 4],
  reliability: [3.5, 4.5],
  responsiveness: [3.3, 4.5],
  competence: [3.8, 4.1],
  access: [3.9, 3.9],
  courtesy: [4.3, 4],
  communication: [3.9, 3.9],
  credibility: [3.6, 4.4],
  security: [4.1, 4.5],
  understanding: [3.6, 3.6],
  tangibles: [3.9, 3.3],
}

interface Words {
  words: string
  /** The letters of its code in the shipped code book. */
  letters: string
}

/** What people write at the end: the best, the worst, a wish. */
export const openWords: readonly (readonly Words[])[] = [
  [
    { words: '前台小陈很热情', letters: 'qt' },
    { words: '保洁阿姨天天打扫，楼道干净', letters: 'bj' },
    { words: '门岗保安认真负责', letters: 'ba' },
    { words: '赵师傅修得又快又好', letters: 'wx' },
    { words: '花园养护得好', letters: 'lh' },
  ],
  [
    { words: '电梯老是坏', letters: 'dt' },
    { words: '电梯等太久，经常停运', letters: 'dt' },
    { words: '报修好几天没人来', letters: 'xl' },
    { words: '修了又漏，修不好', letters: 'xl' },
    { words: '车位不够，乱停车', letters: 'tc' },
    { words: '停水不提前通知', letters: 'tz' },
    { words: '答应的事没有下文', letters: 'cn' },
    { words: '没有', letters: 'mm' },
  ],
  [
    { words: '希望定期公示收支', letters: 'gs' },
    { words: '增加电动车充电桩', letters: 'cd' },
    { words: '更换老旧电梯', letters: 'ss' },
    { words: '停水停电请提前通知', letters: 'tq' },
    { words: '晚上多巡逻', letters: 'jq' },
  ],
]
/** In how many of a hundred questionnaires each of the three says something. */
const saysSomething = [35, 45, 32]

/** Around nought, seldom beyond one. */
const wobble = (chance: Chance): number => chance.share() + chance.share() + chance.share() - 1.5
const between = (value: number, least: number, most: number) =>
  Math.min(most, Math.max(least, Math.round(value)))

/**
 * What one household answers to a questionnaire. `better` is what has changed for the better since the year before, by theme; one
 * in sixty says the same everywhere, one in eighty turns no second page.
 */
export function answersOf(
  chance: Chance,
  questions: readonly Question[],
  better: Partial<Record<Theme, number>> = {},
): Answer[] {
  const cells = cellsOf(questions)
  const mood = wobble(chance) * 0.7
  const felt = new Map<QuestionTheme, number>(
    themes.map((theme) => [theme, usual[theme][0] + (better[theme] ?? 0) + mood + wobble(chance) * 1.1]),
  )
  const of = (theme: Theme) => felt.get(theme) ?? 3
  const overall = 0.45 * of('facilities') + 0.3 * of('repair') + 0.25 * of('reliability') + 0.35
  felt.set('overall', overall + wobble(chance) * 0.5)
  const straight = chance.percent(1.6)
  const stopsAt = chance.percent(1.2) ? Math.floor(cells.length / 3) : cells.length
  let open = 0
  return cells.map(({ question, aspect, index }): Answer => {
    const { kind, options, theme } = question
    if (kind === 'open') {
      const says = openWords[open]
      const percent = saysSomething[open++] ?? 0
      return says && chance.percent(percent) && index < stopsAt ? chance.pick(says).words : null
    }
    if (index >= stopsAt) return null
    if (straight && aspect !== null) return 4
    if (chance.percent(0.8)) return null
    if (kind === 'recommend') return between((overall - 1) * 2.3 + wobble(chance) * 2, 0, 10)
    if (aspect === null) return options.length > 0 ? chance.between(1, options.length) : null
    if (aspect === 'satisfaction') return chance.percent(0.8) ? 0 : between(felt.get(theme) ?? 3, 1, 5)
    const important = theme === '' || theme === 'overall' ? 4 : usual[theme][1]
    return between(important + wobble(chance) * 0.8, 1, 5)
  })
}
