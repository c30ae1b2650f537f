import { useLocation } from 'wouter'
import { paths } from '../paths.ts'
import { FaultLine } from '../settings/section-frame.tsx'
import { useScreen } from '../sync/use-app.tsx'
import { importWords as t } from '../words/en-import.ts'
import { CheckStep } from './import-check.tsx'
import { ColumnsStep, FileStep } from './import-file.tsx'
import { ImportFrame, Steps } from './import-frame.tsx'
import { Progress, RunStep } from './import-run.tsx'
import { useImport } from './use-import.ts'

/** Clients from a file, in four steps; nothing is written before the last. */
export default function ClientImportPage() {
  const { permissions } = useScreen().session
  const may = permissions.includes('clients.manage') && permissions.includes('clients.see-all')
  return (
    <ImportFrame part="clients" words={t} home={paths.clients()} may={may}>
      <ClientSteps />
    </ImportFrame>
  )
}

const order = { file: 0, columns: 1, checking: 2, check: 2, run: 3 }

function ClientSteps() {
  const importing = useImport()
  const { step, fault } = importing
  const [, go] = useLocation()
  const isFirst = step.at === 'file' || step.at === 'run'
  const back = () => (isFirst ? go(paths.clients()) : importing.again())
  return (
    <Steps words={t} at={order[step.at]} onBack={back}>
      <FaultLine fault={fault} />
      {step.at === 'file' && <FileStep importing={importing} />}
      {step.at === 'columns' && <ColumnsStep importing={importing} step={step} />}
      {step.at === 'checking' && (
        <Progress label={t.check.checking(step.done, step.all)} done={step.done} all={step.all} />
      )}
      {step.at === 'check' && <CheckStep importing={importing} file={step.file} />}
      {step.at === 'run' && (
        <RunStep
          importing={importing}
          file={step.file}
          words={t.run}
          next={{ label: t.run.toClients, path: paths.clients() }}
        />
      )}
    </Steps>
  )
}
