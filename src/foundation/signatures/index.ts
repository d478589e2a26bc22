export { openSoftwareSigner } from './software-signer.ts'
export { type SealedCopy, verifySealedPdf } from './verify-sealed-pdf.ts'
