import {
  argon2,
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual
} from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const hash = promisify(argon2)
const argon2Cost = { memory: 19 * 1024, passes: 2, parallelism: 1, tagLength: 32 } // OWASP's floor

/** One master secret, kept in the data folder (0600) or given; every use has a key of its own. */
export type Secrets = {
  sign(purpose: string, text: string): string
  seal(purpose: string, text: string): Buffer
  unseal(purpose: string, sealed: Buffer): string
}

export async function openSecrets(dataDir: string, given: string | null): Promise<Secrets> {
  const master = given ?? (await readOrMake(path.join(dataDir, 'secrets.json')))
  const keyFor = (purpose: string) => Buffer.from(hkdfSync('sha256', master, '', purpose, 32))
  return {
    sign: (purpose, text) => createHmac('sha256', keyFor(purpose)).update(text).digest('base64url'),
    seal(purpose, text) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keyFor(purpose), iv)
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
    },
    unseal(purpose, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', keyFor(purpose), sealed.subarray(0, 12))
      decipher.setAuthTag(sealed.subarray(-16))
      return decipher.update(sealed.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
    }
  }
}

async function readOrMake(file: string): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true })
  try {
    await writeFile(file, JSON.stringify({ master: randomToken() }), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  await chmod(file, 0o600)
  return JSON.parse(await readFile(file, 'utf8')).master
}

/** 256 bits, safe in a URL. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

export function sameText(a: string, b: string): boolean {
  const [one, two] = [Buffer.from(a), Buffer.from(b)]
  return one.length === two.length && timingSafeEqual(one, two)
}

/** argon2id, as `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const { memory, passes, parallelism } = argon2Cost
  const tag = await hash('argon2id', { message: password.normalize('NFKC'), nonce, ...argon2Cost })
  const bare = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${bare(nonce)}$${bare(tag)}`
}

export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, , , cost, salt, tag] = stored.split('$')
  const figures = /m=(\d+),t=(\d+),p=(\d+)/.exec(cost ?? '')
  if (!figures || !salt || !tag) return false
  const expected = Buffer.from(tag, 'base64')
  const found = await hash('argon2id', {
    message: password.normalize('NFKC'),
    nonce: Buffer.from(salt, 'base64'),
    memory: Number(figures[1]),
    passes: Number(figures[2]),
    parallelism: Number(figures[3]),
    tagLength: expected.length
  })
  return timingSafeEqual(found, expected)
}
