/** What a seal says beside the signature itself. */
export interface SealRequest {
  /** PDF bytes before sealing. */
  pdf: Uint8Array
  /** The moment of sealing. */
  at: Date
  reason: string
  location: string
}

/**
 * Whatever seals for an agency: software now, a token or a remote signing service later (NĐ 68/2024/NĐ-CP).
 * Private keys never leave it.
 */
export interface Signer {
  /** PEM of the certificate that this agency seals with now; made on first use by the demo authority. */
  certificateOf(agency: { id: string; name: string }): Promise<string>
  /** PEM of the authority's root, which verifiers must be given. */
  rootCertificate(): Promise<string>
  /** PAdES B-B (ETSI EN 319 142-1): the sealed PDF. */
  seal(agency: { id: string; name: string }, request: SealRequest): Promise<Uint8Array>
}
