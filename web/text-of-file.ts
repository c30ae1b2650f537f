/** The words of a chosen file, whichever way its program writes letters; null: it holds none, it is a
 * workbook or a picture. */
export async function textOfFile(file: File): Promise<string | null> {
  const text = decoded(new Uint8Array(await file.arrayBuffer()))
  return text.includes('\0') ? null : text
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes) // Excel on Windows, and Latin-1
  }
}
