/** The site as browsers know it: a passkey is good for this host name alone. */
export interface Site {
  origin: string
  hostname: string
}

/** The challenge inside what the browser sent: names the step it answers. */
export function challengeOf(response: { response?: { clientDataJSON?: unknown } } | null): string {
  try {
    const data: unknown = JSON.parse(Buffer.from(String(response?.response?.clientDataJSON), 'base64url').toString('utf8'))
    return String((data as { challenge?: unknown }).challenge)
  } catch {
    return ''
  }
}
