/** Pages of a scan: those of a PDF, one for a picture. undefined where a PDF cannot be counted (encrypted, damaged). */
export async function countPages(file: { name: string; bytes: Uint8Array }): Promise<number | undefined> {
  const isPdf = Buffer.from(file.bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
  if (!isPdf) return 1
  try {
    const { PDF } = await import('@libpdf/core')
    return (await PDF.load(file.bytes)).getPageCount()
  } catch {
    return undefined
  }
}
