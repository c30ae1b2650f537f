import css from './gallery.module.css'
import { Group } from './gallery-sample.tsx'

const tokens = [
  'surface canvas sunken hover line line-strong control ink ink-2 ink-3 accent accent-hover',
  'accent-text accent-wash focus ours ours-line theirs danger danger-wash danger-line ball dot',
  'note note-line note-text staff-1 staff-1-wash staff-2 staff-2-wash staff-3 staff-3-wash'
].flatMap(names => names.split(' '))

export function Colours() {
  return (
    <Group title="Colour" isWide>
      <div className={css.swatches}>
        {tokens.map(token => (
          <div key={token}>
            <div className={css.swatch} style={{ background: `var(--${token})` }} />
            <p className={css.name}>{token}</p>
          </div>
        ))}
      </div>
    </Group>
  )
}

const scale = [
  { size: '28', words: 'Send your first text' },
  { size: '22', words: 'Priya Raman' },
  { size: '17', words: 'Tuesday 24 November' },
  { size: '15', words: 'Perfect, thank you! Is the lot still free?' },
  { size: '14', words: 'Appointment moved to 4:30 PM' },
  { size: '13', words: 'Balayage refresh and gloss with Zoe' },
  { size: '12', words: 'Maya · 10:12 AM · Delivered' }
]

export function TypeScale() {
  return (
    <Group title="Type">
      <div className={css.scale}>
        {scale.map(({ size, words }) => (
          <p
            key={size}
            style={{ font: `var(--type-${size})`, letterSpacing: `var(--track-${size})` }}
          >
            {words}
          </p>
        ))}
      </div>
    </Group>
  )
}
