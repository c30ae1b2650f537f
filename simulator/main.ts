import { BadSetting, readSettings } from './settings.ts'
import { startSimulator } from './simulator.ts'

try {
  const simulator = await startSimulator(readSettings(process.env))
  process.stdout.write(`simulator listening on http://127.0.0.1:${simulator.port}\n`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void simulator.stop().then(() => process.exit(0)))
  }
} catch (error) {
  const { code } = error as NodeJS.ErrnoException
  const taken = code === 'EADDRINUSE' ? 'SIMULATOR_PORT is in use. Choose another one.' : null
  const words = error instanceof BadSetting ? error.message : (taken ?? (error as Error).stack)
  process.stderr.write(`simulator: ${words}\n`)
  process.exitCode = 1
}
