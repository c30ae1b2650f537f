import { ArrowUpRight, Play, Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { AddPhone } from './add-phone.tsx'
import { CarrierPanel } from './carrier-panel.tsx'
import { useLive } from './live.ts'
import { Phone } from './phone.tsx'
import { PlayScripts } from './play-scripts.tsx'

/** The page: phones in a row, the carrier's side beside them. */
export function App() {
  const live = useLive()
  const now = useNow()
  const dialog = useRef<HTMLDialogElement>(null)
  const scripts = useRef<HTMLDivElement>(null)
  return (
    <div className="page">
      <header className="top">
        <span className="mark" aria-hidden="true" />
        <h1>Virtual phones</h1>
        <span className="chip test">TEST</span>
        <p className="hint">Nothing here reaches a real phone or costs money.</p>
        <nav className="actions" aria-label="What to do">
          <button type="button" className="button" popoverTarget="scripts-menu">
            <Play size={16} strokeWidth={1.5} aria-hidden="true" /> Play a script
          </button>
          <button type="button" className="button" onClick={() => dialog.current?.showModal()}>
            <Plus size={16} strokeWidth={1.5} aria-hidden="true" /> Add a phone
          </button>
          <a className="button filled" href={live.inboxUrl || '#'}>
            Open the inbox <ArrowUpRight size={16} strokeWidth={1.5} aria-hidden="true" />
          </a>
        </nav>
        <div id="scripts-menu" className="menu" popover="auto" ref={scripts}>
          <PlayScripts to={live.numbers[0]?.phone} onPlay={() => scripts.current?.hidePopover()} />
        </div>
      </header>
      <Banner state={live.state} outage={live.outage} />
      <main className="phones" aria-label="Phones">
        {live.phones.map(phone => (
          <Phone
            key={phone.phone}
            phone={phone}
            business={live.numbers.find(number => number.phone === phone.number)}
            texts={live.texts.filter(text => text.phone === phone.phone)}
            canSendPictures={live.settings?.pictureMessages ?? true}
            now={now}
          />
        ))}
        {live.state === 'live' && live.phones.length === 0 && (
          <p className="empty">No phones yet. Add one to text from it.</p>
        )}
      </main>
      <CarrierPanel live={live} />
      <AddPhone dialog={dialog} numbers={live.numbers} />
    </div>
  )
}

function Banner({ state, outage }: { state: 'connecting' | 'live' | 'lost'; outage: boolean }) {
  const lost = state === 'lost'
  const words = lost
    ? 'The connection to the virtual carrier is lost. Trying again.'
    : 'The carrier is out of order: it takes no texts of the business and tells it nothing.'
  return (
    <div role="status" className="banner-space">
      {(lost || outage) && <p className="banner">{words}</p>}
    </div>
  )
}

function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 10_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
