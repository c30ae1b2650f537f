import '../styles/base.css'
import { createRoot } from 'react-dom/client'
import Gallery from '../ui/gallery.tsx'

createRoot(document.getElementById('app')!).render(<Gallery />)
