export { openSoftwareSigner } from './software-signer.ts'
export { type SealedCopy, type SealProblem, verifySealedPdf } from './verify-sealed-pdf.ts'
