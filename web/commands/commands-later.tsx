import { Later, later } from '../ui/later.tsx'

const centre = later(async () => (await import('./command-centre.tsx')).CommandCentre)

/** The palette and the keys that lead anywhere; fetched once the page stands. */
export function Commands() {
  return <Later piece={centre} give={{}} />
}
