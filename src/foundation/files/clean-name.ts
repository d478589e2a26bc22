/** UTF-8 bytes of a name without its ending: file systems take 255 with it. */
const LONGEST = 180

/**
 * A file's name as people read it: NFC, without path, control or direction marks, with the ending that its bytes deserve. Never used
 * as a path.
 * @param ending with its dot, e.g. '.pdf'
 */
export function cleanName(name: string, ending: string): string {
  const base = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/^.*[/\\]/s, '')
    .replace(/\s+/g, ' ')
    // Other, unseen: controls, formats (direction marks, zero width), private use; line and paragraph separators; what Windows forbids.
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029\ufffd<>:"|?*]/gu, '')
    .replace(/\.(?=[a-z0-9]*[a-z])[a-z0-9]{1,5}$/i, '')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    // scan.pdf.exe with the bytes of a PDF becomes scan.pdf, not scan.pdf.pdf.
    .replace(new RegExp(`(\\${ending})+$`, 'i'), '')
  return `${shorten(base) || 'tep'}${ending}`
}

function shorten(text: string): string {
  let bytes = 0
  let kept = ''
  for (const sign of text) {
    bytes += Buffer.byteLength(sign)
    if (bytes > LONGEST) break
    kept += sign
  }
  return kept.trim()
}
