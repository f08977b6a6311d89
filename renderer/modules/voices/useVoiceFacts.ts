import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import type { VoiceWhole } from '../../../shared/modules/voices/contract.ts'
import { meanText } from './useVoiceColumns.ts'

/** What is known of a voice, line by line, for its card and its paper; empty ones are left out. Use inside setup. */
export function useVoiceFacts(voice: () => VoiceWhole | null) {
  const { t } = useI18n()
  return computed(() => {
    const row = voice()
    if (!row) return []
    const all: [label: string, value: string][] = [
      [t('voices.field.day'), row.day],
      [t('voices.field.whom'), [row.room, row.resident].filter(Boolean).join(' ')],
      [t('voices.field.box'), row.box],
      [t('voices.field.slips'), row.slips === null ? '' : String(row.slips)],
      [t('voices.field.checklist'), row.checklist],
      [t('voices.field.mean'), row.kind === 'mystery' ? meanText(row.meanScore) : ''],
      [t('voices.field.topic'), row.topic],
      [
        t(row.kind === 'mystery' ? 'voices.field.asRole' : 'voices.field.role'),
        row.role ? t(`terms.voiceRole.${row.role}`) : '',
      ],
      [t('voices.field.people'), row.people === null ? '' : String(row.people)],
      [t('voices.field.rating'), row.score === null ? '' : t('voices.list.grade', { score: row.score })],
      [t('voices.field.theme'), row.theme ? t(`terms.theme.${row.theme}`) : ''],
      [t('voices.field.place'), row.place],
      [t(`voices.wordsOf.${row.kind}`), row.words],
      [t('voices.field.followUp'), row.followUp],
      [t('voices.field.by'), row.by],
    ]
    return all.filter(([, value]) => value !== '')
  })
}
