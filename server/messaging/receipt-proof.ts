import { sameText, type Secrets } from '../platform/secrets.ts'

/** Shows that a status callback's URL was made by us, for this message of this business. */
export function receiptProof(secrets: Secrets, businessId: string, messageId: string): string {
  return secrets.sign('receipt', `${businessId} ${messageId}`).slice(0, 22)
}

export function isReceiptProof(
  secrets: Secrets,
  businessId: string,
  messageId: string,
  proof: string
): boolean {
  return sameText(receiptProof(secrets, businessId, messageId), proof)
}
