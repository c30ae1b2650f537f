import { useState } from 'react'
import { Avatar } from './avatar.tsx'
import { Columns, Group } from './gallery-sample.tsx'
import { SearchField } from './search-field.tsx'
import { Select } from './select.tsx'
import { TextArea } from './text-area.tsx'
import { TextButton } from './text-button.tsx'
import { TextField } from './field.tsx'

const staff = [
  { id: 'maya', label: 'Maya Okafor', face: <Avatar initials="MO" tone={1} size={20} /> },
  { id: 'theo', label: 'Theo Lindqvist', face: <Avatar initials="TL" tone={2} size={20} /> },
  { id: 'zoe', label: 'Zoe Park', face: <Avatar initials="ZP" tone={3} size={20} /> }
]

export function Fields() {
  const [name, setName] = useState('Priya Raman')
  const [mobile, setMobile] = useState('250 555 01')
  const [notes, setNotes] = useState('')
  const [who, setWho] = useState('zoe')
  const [password, setPassword] = useState('let-me-in-demo')
  const [search, setSearch] = useState('')
  const fault = mobile.replace(/\D/g, '').length < 10 ? 'Two digits are missing' : null
  return (
    <Group title="Fields">
      <Columns isNarrow>
        <TextField label="Name" value={name} onChange={setName} />
        <TextField label="Mobile" type="tel" value={mobile} onChange={setMobile} error={fault} />
        <TextArea
          label="Notes"
          value={notes}
          onChange={setNotes}
          placeholder="Only your team sees this"
          help="Optional"
        />
        <Select label="Staff" value={who} options={staff} placeholder="Anyone" onChange={setWho} />
        <TextField
          label="External id"
          value="CL_0812"
          onChange={() => {}}
          help="Edit in Bookwell"
          isReadOnly
        />
        <TextField
          label="Password"
          type="password"
          size="l"
          value={password}
          onChange={setPassword}
          autoComplete="off"
          reveal={{ show: 'Show the password', hide: 'Hide the password' }}
          beside={<TextButton onPress={() => {}}>Forgot it?</TextButton>}
        />
        <SearchField
          label="Search conversations"
          clearLabel="Clear the search"
          placeholder="Search names, numbers, texts"
          value={search}
          onChange={setSearch}
          keyHint="/"
        />
      </Columns>
    </Group>
  )
}
