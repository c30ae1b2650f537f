import {
  createHash,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomBytes
} from 'node:crypto'

type Options = { challenge: string; rpId?: string; rp?: { id?: string }; user?: { id: string } }

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest()

/** A phone's passkeys, as a browser would speak for it. */
export class Authenticator {
  origin: string
  id = randomBytes(16)
  counter = 0
  flags = 0x05 // a person was there, and proved who they are
  userHandle = ''
  #keys: { publicKey: KeyObject; privateKey: KeyObject }

  constructor(origin: string) {
    this.origin = origin
    this.#keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  }

  /** `navigator.credentials.create`, without an attestation. */
  create({ challenge, rp, user }: Options) {
    this.userHandle = user!.id
    const data = this.#authData(rp!.id!, 0x40)
    const length = Buffer.from([0, this.id.length])
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, this.#coseKey()])
    const authData = Buffer.concat([data, attested])
    const attestationObject = Buffer.concat([
      Buffer.from([0xa3]),
      text('fmt'),
      text('none'),
      text('attStmt'),
      Buffer.from([0xa0]),
      text('authData'),
      Buffer.from([0x58, authData.length]),
      authData
    ])
    return this.#answer({
      clientDataJSON: this.#clientData('webauthn.create', challenge).toString('base64url'),
      attestationObject: attestationObject.toString('base64url'),
      transports: ['internal']
    })
  }

  /** `navigator.credentials.get`. */
  get({ challenge, rpId }: Options) {
    this.counter++
    const clientData = this.#clientData('webauthn.get', challenge)
    const authData = this.#authData(rpId!, 0)
    const signed = createSign('sha256').update(Buffer.concat([authData, sha256(clientData)]))
    return this.#answer({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: signed.sign(this.#keys.privateKey).toString('base64url'),
      userHandle: this.userHandle
    })
  }

  #answer(response: object) {
    const id = this.id.toString('base64url')
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
  }

  #clientData(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }))
  }

  #authData(host: string, flag: number): Buffer {
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter)
    return Buffer.concat([sha256(host), Buffer.from([this.flags | flag]), counter])
  }

  /** An ES256 key as COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
  #coseKey(): Buffer {
    const { x, y } = this.#keys.publicKey.export({ format: 'jwk' }) as { x: string; y: string }
    const bytes = (word: string) =>
      Buffer.concat([Buffer.from([0x58, 0x20]), Buffer.from(word, 'base64url')])
    return Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      bytes(x),
      Buffer.from([0x22]),
      bytes(y)
    ])
  }
}

function text(word: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 | word.length]), Buffer.from(word)])
}
