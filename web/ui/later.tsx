import { type ComponentType, type ReactNode, useEffect, useState } from 'react'

export type LaterPiece<Props extends object> = {
  loaded: ComponentType<Props> | null
  preload: () => Promise<void>
}

/** A piece that is fetched at first use, or earlier when the pointer or the focus comes near. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>
): LaterPiece<Props> {
  let loading: Promise<void> | null = null
  const piece: LaterPiece<Props> = {
    loaded: null,
    preload() {
      loading ??= load().then(
        loaded => {
          piece.loaded = loaded
        },
        () => {
          // Vite tells the window (`vite:preloadError`), and the next press tries again.
          loading = null
        }
      )
      return loading
    }
  }
  return piece
}

/** Draws the piece as soon as it is here. React's own lazy() would hold it back for 300 ms. */
export function Later<Props extends object>(props: {
  piece: LaterPiece<Props>
  give: Props
  meanwhile?: ReactNode
}) {
  const { piece, give, meanwhile = null } = props
  const [, draw] = useState(piece.loaded !== null)
  useEffect(() => {
    if (!piece.loaded) void piece.preload().then(() => draw(true))
  }, [piece])
  const Loaded = piece.loaded
  return Loaded ? <Loaded {...give} /> : meanwhile
}
