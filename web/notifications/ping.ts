const notes = [
  { hertz: 660, fromS: 0 },
  { hertz: 880, fromS: 0.12 }
]
const noteS = 0.22
const loudness = 0.12

let speaker: AudioContext | null = null

/** Two soft notes. A browser may keep silent until somebody has pressed something on the page. */
export function ping(): void {
  try {
    speaker ??= new AudioContext()
  } catch {
    return // no sound on this computer
  }
  const { currentTime, destination } = speaker
  void speaker.resume().catch(() => {})
  for (const { hertz, fromS } of notes) {
    const tone = speaker.createOscillator()
    const volume = speaker.createGain()
    const start = currentTime + fromS
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(loudness, start)
    volume.gain.exponentialRampToValueAtTime(0.0001, start + noteS)
    tone.connect(volume).connect(destination)
    tone.start(start)
    tone.stop(start + noteS)
  }
}
