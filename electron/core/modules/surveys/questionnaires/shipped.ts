import gap from '../../../../../resources/questionnaires/gap.json' with { type: 'json' }
import short from '../../../../../resources/questionnaires/short.json' with { type: 'json' }
import standard from '../../../../../resources/questionnaires/standard.json' with { type: 'json' }
import {
  surveyQuestion,
  type VersionFields,
} from '../../../../../shared/modules/surveys/questionnaire-contract.ts'
import { questionnaireForms, type QuestionnaireForm } from '../../../../../shared/modules/surveys/terms.ts'
import type { WrittenQuestion } from './stored-version.ts'

const fields = surveyQuestion.omit({ id: true, position: true })
const empty = { theme: '', demographic: '', aspects: [], options: [] }

interface Shipped extends Required<Omit<VersionFields, 'questions'>> {
  form: QuestionnaireForm
  name: string
  questions: WrittenQuestion[]
}

/** The questionnaires that come with the program; their words stand in resources/questionnaires. */
export const shippedQuestionnaires: readonly Shipped[] = [short, standard, gap].map(
  ({ form, questions, ...words }) => ({
    ...words,
    form: questionnaireForms.find((known) => known === form) ?? 'own',
    questions: questions.map((question) => fields.parse({ ...empty, ...question })),
  }),
)
