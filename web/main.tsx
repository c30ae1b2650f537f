import './styles/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { AppRoutes } from './routes.tsx'
import { startSession } from './sync/session.ts'
import { readTheme, showTheme } from './theme.ts'
import { registerServiceWorker } from './offline.ts'

showTheme(readTheme())
void startSession()
createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <AppRoutes />
  </StrictMode>
)
registerServiceWorker()
