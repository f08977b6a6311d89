import { codingContract } from './coding-contract.ts'
import { entryContract, responsesContract, surveyImportsContract } from './entry-contract.ts'
import { needsContract } from './needs-contract.ts'
import { questionnairesContract } from './questionnaire-contract.ts'
import { resultsContract } from './result-contract.ts'
import { wavesContract } from './wave-contract.ts'

export const surveysContract = {
  questionnaires: questionnairesContract,
  waves: wavesContract,
  entry: entryContract,
  responses: responsesContract,
  imports: surveyImportsContract,
  results: resultsContract,
  coding: codingContract,
  needs: needsContract,
}
