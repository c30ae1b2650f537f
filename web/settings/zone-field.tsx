import { Select } from '../ui/select.tsx'
import { settingsWords as t } from '../words/en-settings.ts'

type ZoneFieldProps = {
  label?: string
  placeholder?: string
  help?: string
  value: string | null
  onChange: (zone: string) => void
}

/** The time zones that this browser knows, the given one among them. */
export function ZoneField(props: ZoneFieldProps) {
  const { label = t.locations.zone, placeholder = label, value } = props
  const known = Intl.supportedValuesOf('timeZone')
  const zones = value === null || known.includes(value) ? known : [value, ...known]
  return (
    <Select
      label={label}
      value={value}
      placeholder={placeholder}
      help={props.help}
      options={zones.map(zone => ({ id: zone, label: zone.replaceAll('_', ' ') }))}
      onChange={props.onChange}
    />
  )
}
