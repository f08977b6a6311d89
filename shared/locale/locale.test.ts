import { describe, expect, it } from 'vitest'
import { errorCodes } from '../contract/errors.ts'
import { permissions, roleCodes } from '../contract/permissions.ts'
import { folderProblems } from '../contract/desktop.ts'
import { contract } from '../contract/router.ts'
import { binKinds } from '../modules/changes/contract.ts'
import { duplicateReasons, mergedFields } from '../modules/duplicates/contract.ts'
import {
  contactKinds,
  contactPurposes,
  directions,
  promiseStates,
  timelineKinds,
} from '../modules/contacts/terms.ts'
import { dictionaryNames } from '../modules/dictionaries/terms.ts'
import {
  communityKinds,
  houseKinds,
  houseRecordKinds,
  houseStates,
  ownerships,
  warrantyParts,
} from '../modules/houses/terms.ts'
import { formCodes } from '../modules/office/terms.ts'
import {
  importFields,
  importStates,
  importTargets,
  questionKinds,
  rowOutcomes,
} from '../modules/imports/terms.ts'
import {
  applicantRoles,
  carriers,
  keyStates,
  ownerConsents,
  parcelStates,
  passStates,
  phoneHolders,
  visitorStates,
} from '../modules/registers/terms.ts'
import {
  bandAspects,
  bands,
  genders,
  knownFrom,
  occupancyRoles,
  phoneLabels,
  preferenceKinds,
} from '../modules/residents/terms.ts'
import { ticketMarks, ticketSources } from '../modules/reports/terms.ts'
import { providerKinds, requestStates, serviceKinds } from '../modules/services/terms.ts'
import { matchReasons } from '../modules/search/contract.ts'
import { deskQueues, ticketActions } from '../modules/tickets/contract.ts'
import {
  callerRoles,
  causes,
  contactResults,
  demands,
  emotions,
  entryPermissions,
  relationReasons,
  responsibilities,
  ticketEventKinds,
  ticketKinds,
  ticketStates,
  urgencies,
} from '../modules/tickets/terms.ts'
import { outageKinds, outageStates } from '../modules/outages/terms.ts'
import {
  arrearsAges,
  chargeOrigins,
  chargeStates,
  feeBases,
  feeKinds,
  paymentKinds,
  paymentMethods,
  skipReasons,
} from '../modules/fees/terms.ts'
import { entryOrigins, funds, ledgerLines, ledgerSides } from '../modules/ledger/terms.ts'
import {
  chargingModes,
  objectionKinds,
  objectionStates,
  sheetOrigins,
  sheetParts,
  sheetStates,
} from '../modules/disclosures/terms.ts'
import { dutyStates, noticeKinds, noticeStates, postingStates } from '../modules/notices/terms.ts'
import * as surveyTerms from '../modules/surveys/terms.ts'
import { boxStates, voiceKinds, voiceRoles } from '../modules/voices/terms.ts'
import { messages } from './index.ts'
import { terms } from './zh-CN/terms.ts'

/** Every message by its dotted key. */
function flatten(tree: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value)
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) found.set(inner, text)
  }
  return found
}

const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

interface Procedure {
  '~orpc': { inputSchema?: { shape?: object }; meta: { kind: string } }
}

/** The names of what commands write, without the row's own reference and the page's bookkeeping. */
function writtenFields(router: object): string[] {
  return Object.values(router).flatMap((value: object) => {
    if (!('~orpc' in value)) return writtenFields(value)
    const { inputSchema, meta } = (value as Procedure)['~orpc']
    return meta.kind === 'command' ? Object.keys(inputSchema?.shape ?? {}) : []
  })
}
const unwritten = new Set(['id', 'version', 'staffVersion', 'requestKey'])

/** `tickets.register` and all others. */
function procedurePaths(router: object, prefix = ''): string[] {
  return Object.entries(router).flatMap(([key, value]) =>
    '~orpc' in value ? [prefix + key] : procedurePaths(value, `${prefix}${key}.`),
  )
}

const zh = flatten(messages['zh-CN'])
const en = flatten(messages.en)

describe('the two languages', () => {
  it('have the same keys', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort())
  })

  it('have the same slots in every message, and no empty message', () => {
    for (const [key, text] of zh) {
      expect(slots(en.get(key) ?? ''), key).toEqual(slots(text))
      expect(text.trim() && en.get(key)?.trim(), key).toBeTruthy()
    }
  })

  it('speak Chinese in the one and not in the other', () => {
    const native = new Set(['app.language.zh-CN'])
    const chinese = [...en].filter(([key, text]) => !native.has(key) && /\p{Script=Han}/u.test(text))
    expect(chinese).toEqual([])
  })
})

describe('every code has its words', () => {
  it.each(Object.keys(errorCodes))(
    '%s says what happened, whether the data is safe and what to do',
    (code) => {
      for (const part of ['what', 'safe', 'remedy']) expect(zh.has(`errors.${code}.${part}`)).toBe(true)
    },
  )

  it('covers every list of terms', () => {
    const lists: Record<string, readonly string[]> = {
      role: roleCodes,
      houseKind: houseKinds,
      houseState: houseStates,
      ownership: ownerships,
      warrantyPart: warrantyParts,
      houseRecordKind: houseRecordKinds,
      occupancyRole: occupancyRoles,
      gender: genders,
      phoneLabel: phoneLabels,
      bandAspect: bandAspects,
      ...Object.fromEntries(bandAspects.map((aspect) => [`band.${aspect}`, bands[aspect]])),
      knownFrom,
      preferenceKind: preferenceKinds,
      ticketKind: ticketKinds,
      ticketState: ticketStates,
      urgency: urgencies,
      emotion: emotions,
      demand: demands,
      cause: causes,
      responsibility: responsibilities,
      communityKind: communityKinds,
      form: formCodes,
      dictionary: dictionaryNames,
      contactKind: contactKinds,
      contactDirection: directions,
      contactPurpose: contactPurposes,
      promiseState: promiseStates,
      timelineKind: timelineKinds,
      contactResult: contactResults,
      keyState: keyStates,
      parcelState: parcelStates,
      visitorState: visitorStates,
      passState: passStates,
      applicantRole: applicantRoles,
      ownerConsent: ownerConsents,
      carrier: carriers,
      subject: phoneHolders,
      serviceKind: serviceKinds,
      requestState: requestStates,
      providerKind: providerKinds,
      callerRole: callerRoles,
      ticketEvent: ticketEventKinds,
      ticketAction: ticketActions,
      entryPermission: entryPermissions,
      relationReason: relationReasons,
      deskQueue: deskQueues,
      ticketMark: ticketMarks,
      ticketSource: ticketSources,
      outageKind: outageKinds,
      outageState: outageStates,
      feeKind: feeKinds,
      feeBasis: feeBases,
      chargeOrigin: chargeOrigins,
      chargeState: chargeStates,
      paymentKind: paymentKinds,
      paymentMethod: paymentMethods,
      skipReason: skipReasons,
      arrearsAge: arrearsAges,
      fund: funds,
      ledgerSide: ledgerSides,
      ledgerLine: ledgerLines,
      entryOrigin: entryOrigins,
      chargingMode: chargingModes,
      sheetPart: sheetParts,
      sheetState: sheetStates,
      sheetOrigin: sheetOrigins,
      objectionKind: objectionKinds,
      objectionState: objectionStates,
      noticeKind: noticeKinds,
      noticeState: noticeStates,
      postingState: postingStates,
      dutyState: dutyStates,
      questionnaireForm: surveyTerms.questionnaireForms,
      surveyQuestionKind: surveyTerms.questionKinds,
      aspect: surveyTerms.aspects,
      waveKind: surveyTerms.waveKinds,
      waveState: surveyTerms.waveStates,
      strataKind: surveyTerms.strataKinds,
      frameRule: surveyTerms.frameRules,
      paperRole: surveyTerms.paperRoles,
      paperState: surveyTerms.paperStates,
      responseOrigin: surveyTerms.responseOrigins,
      responseState: surveyTerms.responseStates,
      responseFlag: surveyTerms.responseFlags,
      conversion: surveyTerms.conversions,
      grouping: surveyTerms.groupings,
      quadrant: surveyTerms.quadrants,
      codeTone: surveyTerms.codeTones,
      matterKind: surveyTerms.matterKinds,
      matterState: surveyTerms.matterStates,
      theme: surveyTerms.questionThemes.filter(Boolean),
      demographic: surveyTerms.demographics.filter(Boolean),
      responseWay: surveyTerms.responseWays.filter(Boolean),
      responseDecision: surveyTerms.responseDecisions.filter(Boolean),
      voiceKind: voiceKinds,
      voiceRole: voiceRoles.filter(Boolean),
      boxState: boxStates,
      importState: importStates,
      rowOutcome: rowOutcomes,
      importField: importFields,
      importTarget: importTargets,
      questionKind: questionKinds,
      duplicateReason: duplicateReasons,
      mergedField: mergedFields,
      binKind: binKinds,
      matchReason: matchReasons,
      folderProblem: folderProblems,
    }
    for (const [list, codes] of Object.entries(lists))
      for (const code of codes) expect(zh.has(`terms.${list}.${code}`), `${list}.${code}`).toBe(true)
  })

  it('names every procedure for the audit, and no procedure that does not exist', () => {
    const named = [...zh.keys()]
      .filter((key) => key.startsWith('terms.action.'))
      .map((key) => key.slice('terms.action.'.length))
    expect(named.sort()).toEqual(procedurePaths(contract).sort())
  })

  it('names every field a command writes', () => {
    for (const field of writtenFields(contract).filter((name) => !unwritten.has(name)))
      expect(zh.has(`terms.field.${field}`), field).toBe(true)
  })
})

describe('permissions', () => {
  it.each(permissions)('%s has a word in the audit', (permission) => {
    const [area, what] = permission.split('.') as [keyof typeof terms.permission, string]
    expect(terms.permission[area]).toHaveProperty(what)
  })
})
