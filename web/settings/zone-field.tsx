import { Select } from '../ui/select.tsx'
import { settingsWords as t } from '../words/en-settings.ts'

/** The time zones that this browser knows, the given one among them. */
export function ZoneField(props: { value: string; onChange: (zone: string) => void }) {
  const known = Intl.supportedValuesOf('timeZone')
  const zones = known.includes(props.value) ? known : [props.value, ...known]
  return (
    <Select
      label={t.locations.zone}
      value={props.value}
      placeholder={t.locations.zone}
      options={zones.map(zone => ({ id: zone, label: zone.replaceAll('_', ' ') }))}
      onChange={props.onChange}
    />
  )
}
