/**
 * A stored file as an answer that no browser will run: its own type only for PDF and pictures, everything else to be saved; a
 * sandboxing policy in any case.
 */
export function fileResponse(file: { name: string; mediaType: string; bytes: Uint8Array }): Response {
  const shown = ['application/pdf', 'image/jpeg', 'image/png'].includes(file.mediaType)
  const ascii = file.name.normalize('NFD').replace(/[^\x20-\x7e]|["\\]/g, '')
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': shown ? file.mediaType : 'application/octet-stream',
      'Content-Disposition': `${shown ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'Content-Length': String(file.bytes.length),
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, no-store',
    },
  })
}
