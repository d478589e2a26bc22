/** Shown in the browser itself; everything else is saved. */
const SHOWN = ['application/pdf', 'image/jpeg', 'image/png']

/** Nothing runs, nothing is fetched; the browser's own readers of PDF and pictures still show them (tried with Chromium). */
const POLICY = "default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

/** Signs that RFC 8187 wants escaped beside those that encodeURIComponent escapes. */
const escaped = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

/** The name for programs that know no other letters: Đơn → Don. */
const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[^\x20-\x7e]|["\\%;]/g, '')

/**
 * A stored file as an answer that no browser will run: its own type only for PDF and pictures, everything else to be saved as bytes;
 * types are never guessed, and a policy in any case.
 * @param options.save to be saved even where it could be shown
 */
export function fileResponse(
  file: { name: string; mediaType: string; bytes: Uint8Array },
  options: { save?: boolean } = {},
): Response {
  const shown = SHOWN.includes(file.mediaType) && !options.save
  const name = file.name.toWellFormed()
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': shown ? file.mediaType : 'application/octet-stream',
      'Content-Disposition': `${shown ? 'inline' : 'attachment'}; filename="${plain(name)}"; filename*=UTF-8''${escaped(name)}`,
      'Content-Length': String(file.bytes.length),
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': POLICY,
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'private, no-store',
    },
  })
}
