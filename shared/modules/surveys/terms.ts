/** Which of the shipped forms a questionnaire follows, or its own. `gap` asks expectation and perception side by side. */
export const questionnaireForms = ['short', 'standard', 'gap', 'own'] as const
export type QuestionnaireForm = (typeof questionnaireForms)[number]

/**
 * `scale` is one to five with 0 for "cannot say", asked in one or more aspects; `choice` takes one option, `choices` any
 * number of them; `recommend` is 0 to 10; `demographic` is a choice whose meaning is known.
 */
export const questionKinds = ['scale', 'choice', 'choices', 'recommend', 'open', 'demographic'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** What of a matter a scale asks: how satisfied, how important, how much is expected. Columns of the paper, in this order. */
export const aspects = ['satisfaction', 'importance', 'expectation'] as const
export type Aspect = (typeof aspects)[number]

/** 八个维度. */
export const dimensions = [
  'safety',
  'cleaning',
  'greening',
  'facilities',
  'repair',
  'service',
  'culture',
  'information',
] as const

/** 满意度构成要素十项. */
export const elements = [
  'reliability',
  'responsiveness',
  'competence',
  'access',
  'courtesy',
  'communication',
  'credibility',
  'security',
  'understanding',
  'tangibles',
] as const

/** What can be rated, looked for in complaints and heard elsewhere. */
export const themes = [...dimensions, ...elements] as const
export type Theme = (typeof themes)[number]

/** Themes that are looked at together. */
export const themeScales = { dimensions, elements, all: themes } as const
export type ThemeScale = keyof typeof themeScales

/** A question's theme: one of those, the whole, or none. */
export const questionThemes = ['', ...themes, 'overall'] as const
export type QuestionTheme = (typeof questionThemes)[number]

/** What is asked about the person; groups of the results. `tenure` is owner, tenant or family. */
export const demographics = ['', 'age', 'occupation', 'income', 'tenure', 'years', 'household'] as const
export type Demographic = (typeof demographics)[number]

export const waveKinds = ['yearly', 'half-year', 'event', 'retest'] as const
export type WaveKind = (typeof waveKinds)[number]

/** `draft` until the papers are drawn; `open` from then; `closed` takes nothing more. */
export const waveStates = ['draft', 'open', 'closed'] as const
export type WaveState = (typeof waveStates)[number]

/** By what the draw is stratified. */
export const strataKinds = ['none', 'building', 'house-kind', 'building-kind'] as const
export type StrataKind = (typeof strataKinds)[number]

/** Whose houses are in the frame: where somebody lives, or where an owner is on record. */
export const frameRules = ['occupied', 'owned'] as const
export type FrameRule = (typeof frameRules)[number]

/** `main` was drawn, `reserve` waits to replace one, `free` was printed without a house (counter, event). */
export const paperRoles = ['main', 'reserve', 'free'] as const
export type PaperRole = (typeof paperRoles)[number]

/** Papers nobody was to answer: a free one, given to anybody and no random sample, or a reserve, drawn but in nobody's place. */
export const besideSamples = ['free', 'reserve'] as const
export type BesideSample = (typeof besideSamples)[number]

/** Where a paper is; the last four are reasons to replace it. */
export const paperStates = ['ready', 'out', 'returned', 'refused', 'absent', 'vacant', 'lost'] as const
export type PaperState = (typeof paperStates)[number]

/** How the answers were obtained. Answers by telephone should be few. */
export const responseWays = ['', 'visit', 'desk', 'box', 'phone', 'chat'] as const
export type ResponseWay = (typeof responseWays)[number]

export const responseOrigins = ['station', 'import'] as const
export type ResponseOrigin = (typeof responseOrigins)[number]

/** `differs`: typed twice with unsettled differences; it counts as first typed until they are settled. */
export const responseStates = ['entered', 'differs', 'settled'] as const
export type ResponseState = (typeof responseStates)[number]

/** What is wrong with a response; the wave's rules say which exclude. */
export const responseFlags = [
  'all-blank',
  'blanks',
  'straight-line',
  'duplicate-number',
  'duplicate-house',
  'out-of-frame',
] as const
export type ResponseFlag = (typeof responseFlags)[number]

/** A manager's word against the rule, with a reason. */
export const responseDecisions = ['', 'keep', 'drop'] as const
export type ResponseDecision = (typeof responseDecisions)[number]

/** Both conversions of a mean of 1 to 5 to a hundred: mean × 20, or (mean − 1) ÷ 4 × 100. */
export const conversions = ['times-20', 'minus-1'] as const
export type Conversion = (typeof conversions)[number]

/** By what groups are formed: what was asked, and what the archive knows of the house. */
export const groupings = [
  'age',
  'occupation',
  'income',
  'tenure',
  'years',
  'household',
  'house-kind',
  'building',
] as const
export type Grouping = (typeof groupings)[number]

export const quadrants = ['keep', 'improve', 'later', 'excess'] as const
export type Quadrant = (typeof quadrants)[number]

export const codeTones = ['praise', 'complaint', 'wish', 'neutral'] as const
export type CodeTone = (typeof codeTones)[number]

/** 期望点, 痛点, 机会点. */
export const matterKinds = ['expectation', 'pain', 'opportunity'] as const
export type MatterKind = (typeof matterKinds)[number]

export const matterStates = ['accepted', 'declined', 'withdrawn'] as const
export type MatterState = (typeof matterStates)[number]

/** Below the first a cell is hidden, below the second it is grey. */
export const hiddenBelow = 5
export const greyBelow = 10
/** Draws of every bootstrap. */
export const bootstrapDraws = 1000
