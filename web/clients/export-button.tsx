import { useState } from 'react'
import type { ClientRecord } from '@parlor/contract/client-cards.ts'
import { exportClients, type ImportFields } from '@parlor/contract/client-imports.ts'
import { call } from '../call.ts'
import { faultOf } from '../sync/fault.ts'
import { Button } from '../ui/button.tsx'
import { showToast } from '../ui/toasts.ts'
import { importWords } from '../words/en-import.ts'
import { download, toCsv } from '../csv.ts'
import { cellsOf, exportHeads } from '../imports/import-columns.ts'

const t = importWords.export

/** Everybody one sees, as a file that the import reads back. */
export function ExportButton() {
  const [isBusy, setBusy] = useState(false)
  async function collect() {
    setBusy(true)
    try {
      const rows: string[][] = []
      for (let after: string | null | undefined; after !== null; ) {
        const page: { clients: ClientRecord[]; next: string | null } = await call(
          exportClients,
          after ? { after } : {}
        )
        rows.push(...page.clients.map(client => cellsOf(fieldsOf(client))))
        after = page.next
      }
      download(t.file, toCsv([exportHeads, ...rows]))
      showToast({ words: t.done(rows.length) })
    } catch (error) {
      showToast({ words: faultOf(error).words })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button tone="quiet" isBusy={isBusy} onPress={() => void collect()}>
      {isBusy ? t.busy : t.open}
    </Button>
  )
}

function fieldsOf(client: ClientRecord): ImportFields {
  const marketing = client.consents.find(each => each.purpose === 'marketing')
  return {
    name: client.name,
    phones: client.phones.map(each => each.phone),
    emails: client.emails.map(each => each.email),
    uid: client.uid ?? '',
    externalId: client.externalId ?? '',
    type: client.type ?? '',
    groups: client.groups.map(each => each.name),
    language: client.language ?? '',
    birthday: client.birthday ?? '',
    note: client.note ?? '',
    marketing: marketing ? (marketing.given ? 'yes' : 'no') : ''
  }
}
