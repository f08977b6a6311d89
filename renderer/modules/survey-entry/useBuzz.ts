import { z } from 'zod'
import { useSetting } from '../../components/composables/useSetting.ts'

const hertz = 196
const seconds = 0.16
const loudness = 0.12

let context: AudioContext | null = null

/** A short low tone for a key that cannot be; the clerk looks at the paper. Can be switched off. Use inside setup. */
export function useBuzz() {
  const sound = useSetting('survey-sound', z.boolean(), true)

  function buzz() {
    if (!sound.value.value || typeof AudioContext === 'undefined') return
    context ??= new AudioContext()
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.type = 'square'
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(loudness, context.currentTime)
    volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + seconds)
    tone.connect(volume).connect(context.destination)
    tone.start()
    tone.stop(context.currentTime + seconds)
  }

  return { sounding: sound.value, setSounding: (on: boolean) => sound.save(on), buzz }
}
